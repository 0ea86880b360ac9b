package io.partnerchat.chat;

import java.util.regex.Pattern;

/** What stands inside the brackets of a link. */
final class LinkText {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S*");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
    private static final Pattern BREAK = Pattern.compile("br\\s*/?|/p|/li|/div", Pattern.CASE_INSENSITIVE);

    private LinkText() {}

    /** The target without its brackets and without the title that may follow it. */
    static String target(String inside) {
        String text = inside.strip();
        if (text.startsWith("<")) {
            int end = text.indexOf('>');
            return end < 0 ? "" : text.substring(1, end);
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /**
     * What is left of an HTML element or an automatic link.
     *
     * @param removed stands where a link was that is not allowed
     */
    static String ofElement(String content, AllowedLinks allowed, String removed) {
        if (ADDRESS.matcher(content).matches()) {
            String address = content.regionMatches(true, 0, "mailto:", 0, 7) ? content.substring(7) : content;
            return allowed.allowsAddress(address) ? address : address.replace("@", " (at) ");
        }
        if (SCHEME.matcher(content).matches()) {
            return allowed.allows(content) ? content : removed;
        }
        return BREAK.matcher(content).matches() ? "\n" : "";
    }
}
