package io.partnerchat.chat;

import io.partnerchat.chat.PersonalData.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * Finds card numbers: 13 to 19 digits of any script with the right check digit, in one piece or in groups as people write
 * them. A bar code of 13 digits is none, and neither is a row of sizes or prices that happens to add up.
 */
final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    /** More between two digits, such as {@code " - "}, and they belong to two numbers. */
    private static final int MAX_SEPARATORS = 3;

    private static final int SHORTEST_GROUP = 3;

    private final String text;
    private final List<Span> found = new ArrayList<>();
    /** The digits of the row that is being read, where each stands, and where the next group begins. */
    private final StringBuilder digits = new StringBuilder();

    private int[] at = new int[32];
    private int[] group = new int[32];
    private int groups;

    private CardNumbers(String text) {
        this.text = text;
    }

    static List<Span> in(String text) {
        CardNumbers numbers = new CardNumbers(text);
        numbers.read();
        return numbers.found;
    }

    private void read() {
        int separators = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                add(digit, i, separators > 0);
                separators = 0;
            } else if (++separators > MAX_SEPARATORS || !Separators.within(c)) {
                endOfRow();
                separators = 0;
            }
        }
        endOfRow();
    }

    private void add(int digit, int index, boolean newGroup) {
        int n = digits.length();
        if (n == at.length) {
            at = Arrays.copyOf(at, 2 * n);
            group = Arrays.copyOf(group, 2 * n);
        }
        groups += n == 0 || newGroup ? 1 : 0;
        at[n] = index;
        group[n] = groups;
        digits.append((char) ('0' + digit));
    }

    private void endOfRow() {
        int n = digits.length();
        for (int start = 0; start + SHORTEST <= n; start++) {
            if (start == 0 || group[start] != group[start - 1]) {
                start = cardFrom(start, n);
            }
        }
        digits.setLength(0);
        groups = 0;
    }

    /** @return the last digit of the card that begins here, or the start when none does */
    private int cardFrom(int start, int n) {
        for (int end = Math.min(n, start + LONGEST); end >= start + SHORTEST; end--) {
            boolean endsGroup = end == n || group[end] != group[end - 1];
            if (endsGroup && looksLikeOne(start, end) && isOne(digits.substring(start, end))) {
                int last = at[end - 1];
                found.add(new Span(PersonalData.CARD, at[start], last + Character.charCount(text.codePointAt(last))));
                return end - 1;
            }
        }
        return start;
    }

    private boolean looksLikeOne(int start, int end) {
        if (group[start] == group[end - 1]) {
            return digits.charAt(start) != '0';
        }
        boolean wholeRow = start == 0 && end == digits.length();
        return issued(digits.substring(start, start + 4)) && (groupsOf(start, end) || (wholeRow && oneByOne(end)));
    }

    /** Groups of three or more, the last of any length. */
    private boolean groupsOf(int start, int end) {
        int length = 0;
        for (int i = start; i < end; i++) {
            length++;
            boolean last = i + 1 < end && group[i + 1] != group[i];
            if (last && length < SHORTEST_GROUP) {
                return false;
            }
            length = last ? 0 : length;
        }
        return true;
    }

    /** Each digit on its own, or in pairs. */
    private boolean oneByOne(int end) {
        return groups == end || (groups * 2 == end && end == 16);
    }

    /** The first digits of the card schemes. */
    private static boolean issued(String prefix) {
        int first = Integer.parseInt(prefix.substring(0, 2));
        return (first >= 22 && first <= 27)
                || first == 30
                || (first >= 34 && first <= 69)
                || first == 81
                || first == 82
                || prefix.equals("9792");
    }

    private static boolean isOne(String number) {
        return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number)
                && !(number.length() == SHORTEST && EAN13CheckDigit.EAN13_CHECK_DIGIT.isValid(number));
    }
}
