package io.partnerchat.handoff;

import java.util.regex.Pattern;

/** What an e-mail address may look like: what browsers take, in one line, with a dot in its host. */
final class EmailAddress {
    static final int MAX_LENGTH = 254;
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@" + LABEL + "(?:\\."
                    + LABEL + ")+");
    private static final int MAX_LOCAL = 64;

    private EmailAddress() {}

    static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL
                && ADDRESS.matcher(text).matches();
    }
}
