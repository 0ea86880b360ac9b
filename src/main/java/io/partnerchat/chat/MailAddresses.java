package io.partnerchat.chat;

import io.partnerchat.chat.PersonalData.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses, outwards from each @. */
final class MailAddresses {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 253;

    private MailAddresses() {}

    static List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '@' || text.charAt(i) == '\uff20') {
                int start = start(text, i);
                int end = end(text, i);
                if (start < i && end > i) {
                    found.add(new Span(PersonalData.EMAIL, start, end));
                }
            }
        }
        return found;
    }

    private static int start(String text, int at) {
        int start = at;
        while (start > Math.max(0, at - LONGEST_NAME) && isOfName(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && text.charAt(start) == '.') {
            start++;
        }
        return start;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
    }

    /** The end of a domain with at least one dot and letters after the last of them, or -1. */
    private static int end(String text, int at) {
        int end = at + 1;
        int limit = Math.min(text.length(), at + 1 + LONGEST_DOMAIN);
        while (end < limit && isOfDomain(text.charAt(end))) {
            end++;
        }
        while (end > at + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        int dot = end - 1;
        while (dot > at + 1 && text.charAt(dot) != '.') {
            dot--;
        }
        return dot > at + 1 && end - dot > 2 && Character.isLetter(text.charAt(dot + 1)) ? end : -1;
    }

    private static boolean isOfDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
