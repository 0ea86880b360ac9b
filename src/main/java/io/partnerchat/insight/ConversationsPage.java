package io.partnerchat.insight;

import io.partnerchat.handoff.LeadService;
import io.partnerchat.handoff.OutboxService;
import io.partnerchat.handoff.Webhook;
import io.partnerchat.handoff.WebhookRequest;
import io.partnerchat.handoff.WebhookService;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import io.partnerchat.web.PublicAddress;
import io.partnerchat.widget.EditorAnswer;
import io.partnerchat.widget.EditorNotice;
import io.partnerchat.widget.EditorRequest;
import io.partnerchat.widget.EditorTab;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** The editor's tab of conversations: figures, lists, one conversation, leads and the webhook. */
@ApplicationScoped
class ConversationsPage implements EditorTab {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String NAME = "conversations";
    private static final String[] KEPT = {"q", "only", "from", "to", "days"};
    private static final int UNPROCESSABLE = 422;

    @Inject
    ConversationsView view;

    @Inject
    TurnErasureService erasure;

    @Inject
    ExportService exports;

    @Inject
    LeadService leads;

    @Inject
    WebhookService webhooks;

    @Inject
    OutboxService deliveries;

    @Inject
    PublicAddress addresses;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public EditorAnswer show(EditorRequest request) {
        return view.page(request, Map.of());
    }

    @Override
    public EditorAnswer act(EditorRequest request) {
        try {
            return switch (request.action()) {
                case "export" -> export(request);
                case "delete" ->
                    erased(() -> erasure.conversation(request.company().id(), request.text("session")));
                case "delete_visitor" ->
                    erased(() -> erasure.visitor(request.company().id(), request.text("visitor")));
                case "delete_before" -> deleteBefore(request);
                case "webhook" -> saveWebhook(request);
                default -> handOff(request);
            };
        } catch (ProblemException e) {
            return view.page(request, Map.of()).with(UNPROCESSABLE, EditorNotice.bad("notice.not_done"));
        }
    }

    private EditorAnswer handOff(EditorRequest request) {
        String company = request.company().id();
        switch (request.action()) {
            case "lead_handled" -> leads.mark(company, request.text("lead"), true);
            case "lead_new" -> leads.mark(company, request.text("lead"), false);
            case "lead_delete" -> leads.delete(company, request.text("lead"));
            case "webhook_delete" -> webhooks.delete(company);
            case "webhook_test" -> webhooks.test(company);
            case "retry" -> deliveries.retry(company, request.text("message"));
            default -> {
                return show(request);
            }
        }
        return EditorAnswer.done(request.action()).keeping(KEPT);
    }

    private static EditorAnswer erased(IntSupplier piece) {
        int all = 0;
        int last;
        do {
            last = piece.getAsInt();
            all += last;
        } while (last > 0);
        return EditorAnswer.done("erased", all).keeping(KEPT);
    }

    private EditorAnswer deleteBefore(EditorRequest request) {
        InsightRequest parameters = new InsightRequest(request::parameter);
        Optional<Instant> before = parameters.moment("before", false);
        if (before.isEmpty()) {
            return view.page(request, Map.of()).with(UNPROCESSABLE, EditorNotice.bad("notice.no_date"));
        }
        return erased(() -> erasure.before(request.company().id(), before.get()));
    }

    private EditorAnswer export(EditorRequest request) {
        exports.requirePlace();
        String company = request.company().id();
        Filter filter = ConversationsView.filter(request);
        String format = request.text("format").equals("csv") ? "csv" : "jsonl";
        return new EditorAnswer.Download(
                "conversations." + format,
                ExportWriter.mediaType(format),
                out -> exports.write(company, filter, format, out));
    }

    /** The secret is shown on the page that this makes, and on no other. */
    private EditorAnswer saveWebhook(EditorRequest request) {
        JsonObjectBuilder wanted = JSON.createObjectBuilder().add("url", request.text("url"));
        JsonArrayBuilder events = JSON.createArrayBuilder();
        Webhook.ALL_EVENTS.stream()
                .filter(event -> !request.text(event).isEmpty())
                .forEach(events::add);
        wanted.add("events", events)
                .add("rotate_secret", !request.text("rotate").isEmpty());
        try {
            Webhook saved = webhooks.put(request.company().id(), WebhookRequest.from(wanted.build(), addresses));
            Map<String, Object> secret = saved.secret() == null ? Map.of() : Map.of("secret", saved.secret());
            return view.page(request, secret).with(200, EditorNotice.good("notice.webhook"));
        } catch (ProblemException e) {
            Set<String> faults =
                    e.problem().violations().stream().map(Violation::field).collect(Collectors.toSet());
            return view.page(request, Map.of("faults", faults))
                    .with(UNPROCESSABLE, EditorNotice.bad("notice.webhook_wrong"));
        }
    }
}
