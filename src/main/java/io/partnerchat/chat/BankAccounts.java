package io.partnerchat.chat;

import io.partnerchat.chat.PersonalData.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.validator.routines.IBANValidator;

/** Finds IBANs, in one piece or in groups: the country's length and form, and the right check digits. */
final class BankAccounts {
    private static final IBANValidator VALIDATOR = IBANValidator.getInstance();
    private static final int MAX_SEPARATORS = 2;

    private BankAccounts() {}

    static List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            int end = inWord ? -1 : endOf(text, i);
            if (end > 0) {
                found.add(new Span(PersonalData.IBAN, i, end));
                i = end - 1;
            }
            inWord = Character.isLetterOrDigit(text.charAt(i));
        }
        return found;
    }

    /** Where the IBAN ends that begins here, or -1. */
    private static int endOf(String text, int start) {
        char first = latin(text, start);
        char second = latin(text, start + 1);
        if (!isLetter(first) || !isLetter(second) || !isDigit(latin(text, start + 2))) {
            return -1;
        }
        IBANValidator.Validator country = VALIDATOR.getValidator("" + first + second);
        if (country == null) {
            return -1;
        }
        StringBuilder iban = new StringBuilder(country.getIbanLength());
        int separators = 0;
        for (int i = start; i < text.length(); i++) {
            char c = latin(text, i);
            if (isLetter(c) || isDigit(c)) {
                separators = 0;
                iban.append(c);
                if (iban.length() == country.getIbanLength()) {
                    boolean ends = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
                    return ends && VALIDATOR.isValid(iban.toString()) ? i + 1 : -1;
                }
            } else if (++separators > MAX_SEPARATORS || !Separators.within(c)) {
                return -1;
            }
        }
        return -1;
    }

    /** As a capital letter or digit of ASCII, where it is one in another form or script. */
    private static char latin(String text, int index) {
        if (index >= text.length()) {
            return 0;
        }
        char c = text.charAt(index);
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        boolean wide = c >= '\uff21' && c <= '\uff5a';
        return wide ? latin(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC), 0) : c;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
