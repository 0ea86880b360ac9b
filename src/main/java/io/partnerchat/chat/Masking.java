package io.partnerchat.chat;

import io.partnerchat.chat.PersonalData.Span;
import io.partnerchat.company.Company;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes personal data out of what visitors write before it leaves for a vendor: card numbers and IBANs, and what the
 * company chose in ai_config besides. What the company publishes itself, its passages and its contact, is not touched, nor
 * is what the visitor finds in the conversation again. Each text costs a time that grows with its length only.
 */
final class Masking {
    /** The key in ai_config: a list of the kinds. */
    static final String KEY = "mask";
    /** Fewer digits make no card number and no IBAN. */
    private static final int FEWEST_DIGITS = 12;

    private static final Set<PersonalData> USUAL = EnumSet.of(PersonalData.CARD, PersonalData.IBAN);

    private Masking() {}

    /** The text as it may leave; the very same when there is nothing to hide. */
    static String outgoing(Company company, String text) {
        Set<PersonalData> kinds = kinds(company);
        List<Span> spans = new ArrayList<>();
        if (hasDigits(text)) {
            // an IBAN holds digits that could pass for a card number, so it is looked for in any case
            List<Span> accounts = BankAccounts.in(text);
            List<Span> cards = kinds.contains(PersonalData.CARD) ? CardNumbers.in(text) : List.of();
            spans.addAll(kinds.contains(PersonalData.IBAN) ? accounts : List.of());
            cards.stream()
                    .filter(card -> accounts.stream().noneMatch(card::overlaps))
                    .forEach(spans::add);
        }
        if (kinds.contains(PersonalData.EMAIL)) {
            spans.addAll(MailAddresses.in(text));
        }
        if (kinds.contains(PersonalData.PHONE)) {
            spans.addAll(PhoneNumbers.in(text, company));
        }
        return spans.isEmpty() ? text : PersonalData.replace(text, spans);
    }

    /** A value that is no list counts as not set, and so does a word in it that is no kind. */
    static Set<PersonalData> kinds(Company company) {
        if (!(company.aiConfig().get(KEY) instanceof JsonArray list)) {
            return USUAL;
        }
        Set<PersonalData> kinds = EnumSet.noneOf(PersonalData.class);
        for (PersonalData kind : PersonalData.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            boolean named = list.stream()
                    .anyMatch(value ->
                            value instanceof JsonString text && text.getString().equals(word));
            if (named) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            char c = text.charAt(i);
            boolean digit = c < 0x80 ? c >= '0' && c <= '9' : Character.isSurrogate(c) || Character.isDigit(c);
            digits += digit ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }
}
