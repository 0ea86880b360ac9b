package io.partnerchat.handoff;

import io.partnerchat.company.Company;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes the e-mail about a lead: plain text, with the end of the conversation below. */
final class LeadMail {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final int MOST_OF_A_MESSAGE = 2_000;
    private static final int MOST_OF_A_SUBJECT = 150;

    private LeadMail() {}

    /** @param said the last turns, the last one first */
    static JsonObject of(Company company, NewLead lead, List<Said> said) {
        return JSON.createObjectBuilder()
                .add("to", LeadSettings.of(company).email())
                .add("reply_to", lead.email())
                .add("reply_to_name", lead.name())
                .add("subject", line(lead.name() + " would like an answer from " + company.name(), MOST_OF_A_SUBJECT))
                .add("text", text(company, lead, said))
                .build();
    }

    private static String text(Company company, NewLead lead, List<Said> said) {
        StringBuilder text = new StringBuilder();
        text.append("A visitor of the chat of ")
                .append(line(company.name(), MOST_OF_A_SUBJECT))
                .append(" would like to be answered. Reply to this e-mail to write to them.\n\n");
        text.append("Name: ").append(lead.name()).append('\n');
        text.append("E-mail: ").append(lead.email()).append('\n');
        if (lead.phone() != null) {
            text.append("Phone: ").append(lead.phone()).append('\n');
        }
        if (lead.question() != null) {
            text.append("Question: ").append(lead.question()).append('\n');
        }
        text.append("\nThe visitor agreed to: ").append(lead.consentText()).append('\n');
        List<Said> turns = new ArrayList<>(said);
        Collections.reverse(turns);
        if (!turns.isEmpty()) {
            text.append("\nThe end of the conversation\n");
        }
        for (Said turn : turns) {
            text.append("\nVisitor: ").append(cut(turn.question()));
            text.append("\nAssistant: ").append(cut(turn.answer())).append('\n');
        }
        return text.toString();
    }

    /** Without line breaks, for the head of the e-mail. */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(NewLead.breaks(Character.toString(c)) ? ' ' : c));
        return cut(line.toString().strip(), most);
    }

    private static String cut(String text) {
        return cut(text.strip(), MOST_OF_A_MESSAGE);
    }

    private static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
