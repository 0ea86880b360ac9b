package io.partnerchat.chat;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.limit.TurnLimits;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.web.ClientAddress;
import io.partnerchat.web.ClientWatch;
import io.partnerchat.web.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** {@code /api/partner-chat/{companyId}}: a visitor asks, the partner's bot answers. */
@Path("/partner-chat/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PartnerChatResource {
    @Inject
    Companies companies;

    @Inject
    TurnLimits limits;

    @Inject
    ClientAddress address;

    @Inject
    ChatService chat;

    @Inject
    ClientWatch clients;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<String> ask(
            @PathParam("companyId") String companyId,
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            JsonObject body) {
        long start = System.nanoTime();
        Company company = companies.require(companyId);
        Question question = Question.from(body);
        limits.admit(
                company, question.userId(), question.newSession() ? null : question.sessionId(), address.of(request));
        CallScope scope = chat.newScope();
        ClientWatch.Watch watch = clients.watch(request, scope::cancel);
        String requestId = headers.getHeaderString(RequestId.HEADER);
        return chat.answer(company, question, Phrases.of(languages(headers)), scope)
                .whenComplete((answer, failure) -> {
                    watch.end();
                    chat.ended(company, requestId, System.nanoTime() - start, answer, scope.cancelled());
                })
                .thenApply(AnswerJson::of);
    }

    /** A header that is none means no preference. */
    private static List<Locale> languages(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
