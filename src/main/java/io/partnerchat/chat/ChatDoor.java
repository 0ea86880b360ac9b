package io.partnerchat.chat;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.limit.TurnLimits;
import io.partnerchat.web.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Lets a visitor's message in, whichever way the answer is wanted. */
@ApplicationScoped
class ChatDoor {
    @Inject
    Companies companies;

    @Inject
    TurnLimits limits;

    @Inject
    ClientAddress address;

    @Inject
    SessionNames sessions;

    @Inject
    ChatService chat;

    /**
     * The turn in which the message is answered; throws a problem when it is refused.
     *
     * @param streamed whether the reader wants to see the answer while it is written
     * @param reader as in {@link ChatService#begin}
     */
    Turn enter(
            String companyId,
            JsonObject body,
            HttpServletRequest request,
            String requestId,
            boolean streamed,
            Runnable reader) {
        Company company = companies.require(companyId);
        String caller = address.of(request);
        Question question = sessions.named(company.id(), userId(body), caller, Question.from(body));
        limits.admit(company, question.userId(), question.newSession() ? null : question.sessionId(), caller);
        return chat.begin(company, question, Phrases.of(languages(request)), streamed, reader, requestId);
    }

    /** Null when the visitor has no name yet. */
    private static String userId(JsonObject body) {
        String name = body.getString("user_id", "");
        return name.isEmpty() ? null : name;
    }

    /** A header that is none means no preference. */
    private static List<Locale> languages(HttpServletRequest request) {
        try {
            return request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
