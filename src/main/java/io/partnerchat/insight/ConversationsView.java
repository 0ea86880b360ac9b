package io.partnerchat.insight;

import io.partnerchat.handoff.LeadService;
import io.partnerchat.handoff.OutboxService;
import io.partnerchat.handoff.Webhook;
import io.partnerchat.handoff.WebhookService;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.widget.EditorAnswer;
import io.partnerchat.widget.EditorRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what the tab of conversations shows. */
@ApplicationScoped
class ConversationsView {
    private static final int SHOWN = 20;
    private static final int SHOWN_TURNS = 100;
    private static final int SHOWN_LEADS = 20;
    private static final int SHOWN_DELIVERIES = 10;
    private static final List<Integer> SPANS = List.of(7, 30, 90, 365);
    private static final int USUAL_SPAN = 30;

    @Inject
    ConversationsService conversations;

    @Inject
    FiguresService figures;

    @Inject
    LeadService leads;

    @Inject
    WebhookService webhooks;

    @Inject
    OutboxService deliveries;

    /** @param more what only this page shows */
    EditorAnswer.Page page(EditorRequest request, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        Optional<TurnView.Conversation> one = conversation(request);
        if (one.isPresent() && !one.get().turns().isEmpty()) {
            model.put("conversation", one.get());
        } else {
            overview(request, model);
        }
        return EditorAnswer.page("conversations", model);
    }

    private Optional<TurnView.Conversation> conversation(EditorRequest request) {
        String session = request.text("session");
        if (session.isEmpty()) {
            return Optional.empty();
        }
        try {
            long after = longOf(request.text("turn"));
            return Optional.of(conversations.get(request.company().id(), session, after, SHOWN_TURNS));
        } catch (ProblemException e) {
            return Optional.empty(); // erased meanwhile
        }
    }

    private void overview(EditorRequest request, Map<String, Object> model) {
        String company = request.company().id();
        numbers(company, request, model);
        TurnKey after = TurnKey.parse(request.text("after")).orElse(TurnKey.START);
        model.put("listing", conversations.list(company, filter(request), after, SHOWN));
        model.put("first", after.equals(TurnKey.START));
        model.put("leads", leads.page(company, null, beforeOf(request.text("lead_page")), SHOWN_LEADS));
        List<String> events = Webhook.ALL_EVENTS;
        Optional<Webhook> webhook = webhooks.find(company);
        model.put("events", events);
        model.put("chosen", webhook.map(Webhook::events).orElse(events));
        model.put(
                "url", request.text("url").isEmpty() ? webhook.map(Webhook::url).orElse("") : request.text("url"));
        model.put("listening", webhook.isPresent());
        model.put(
                "deliveries",
                deliveries.page(company, null, Long.MAX_VALUE, SHOWN_DELIVERIES).deliveries());
        model.putIfAbsent("faults", Set.of());
    }

    private void numbers(String company, EditorRequest request, Map<String, Object> model) {
        int days = SPANS.stream()
                .filter(span -> request.text("days").equals(String.valueOf(span)))
                .findFirst()
                .orElse(USUAL_SPAN);
        Instant now = Instant.now();
        LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = last.minusDays(days - 1L);
        Figures sums = figures.of(
                company,
                first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                now.plus(Duration.ofSeconds(1)).toEpochMilli());
        Figures.Rungs rungs = sums.answeredBy();
        model.put("figures", sums);
        model.put("spans", SPANS);
        model.put("days", days);
        model.put("firstDay", first);
        model.put("lastDay", last);
        model.put("dayChart", Chart.days(sums.days(), first, last));
        model.put(
                "rungChart",
                Chart.parts(
                        List.of(
                                rungs.model().turns(),
                                rungs.passages().turns(),
                                rungs.contact().turns()),
                        Chart.RUNGS));
        model.put(
                "thumbChart",
                Chart.parts(List.of(sums.feedback().up(), sums.feedback().down()), Chart.THUMBS));
        model.put("rungFills", Chart.RUNGS);
        model.put("thumbFills", Chart.THUMBS);
    }

    /** What the form of the list asks for; a date that is none counts as not given. */
    static Filter filter(EditorRequest request) {
        String only = request.text("only");
        InsightRequest parameters = new InsightRequest(name -> switch (name) {
            case "degraded" -> only.equals("degraded") ? "true" : null;
            case "unanswered" -> only.equals("unanswered") ? "true" : null;
            case "feedback" -> only.equals("up") || only.equals("down") ? only : null;
            case "user_id" -> request.text("visitor");
            default -> request.text(name);
        });
        return parameters.filter();
    }

    private static long longOf(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long beforeOf(String text) {
        long number = longOf(text);
        return number > 0 ? number : Long.MAX_VALUE;
    }
}
