package io.partnerchat.chat;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lets an answer link only where {@link AllowedLinks} says; any other link loses its target and keeps its text. Knows the
 * links of Markdown (inline, reference, image, automatic), bare addresses, and HTML, of which nothing is left but its text.
 * Holds back only what could still become a link, and never much. One for each answer.
 */
final class LinkRule implements TextFilter {
    private static final int NONE = -1;
    private static final int MORE = -2;
    private static final int LONGEST_LABEL = 1_000;
    private static final int LONGEST_TARGET = 2_000;
    private static final int LONGEST_DOMAIN = 320;
    private static final int LONGEST_NAME = 64;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S*");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
    private static final Pattern BREAK = Pattern.compile("br\\s*/?|/p|/li|/div", Pattern.CASE_INSENSITIVE);

    private final AllowedLinks allowed;
    private final String removed;

    private final StringBuilder pending = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    /** The end of all that was shown, for what depends on what stands before it. */
    private final StringBuilder tail = new StringBuilder();

    private int at;
    private boolean ended;
    private boolean swallowing;
    /** Something was taken out here, and what follows must not grow together with what stands before. */
    private boolean joint;
    /** A bare address was shown last: whatever follows it directly would be a part of it. */
    private boolean inAddress;

    /** @param removed stands where a bare address was */
    LinkRule(AllowedLinks allowed, String removed) {
        this.allowed = allowed;
        this.removed = removed;
    }

    /** A whole text. */
    static String applied(AllowedLinks allowed, String removed, String text) {
        LinkRule rule = new LinkRule(allowed, removed);
        return rule.push(text) + rule.end();
    }

    @Override
    public String push(String delta) {
        pending.append(delta);
        return run();
    }

    @Override
    public String end() {
        ended = true;
        return run();
    }

    private String run() {
        shown.setLength(0);
        at = 0;
        while (at < pending.length() && step()) {
            // each step takes something from the pending text
        }
        pending.delete(0, at);
        return shown.toString();
    }

    /** @return false when more text is needed to decide */
    private boolean step() {
        if (swallowing) {
            return swallow();
        }
        char c = pending.charAt(at);
        if (joint && !joined(c)) {
            return false;
        }
        return switch (c) {
            case '[' -> bracket(at, "");
            case '!' -> image();
            case ']' -> strayTarget();
            case '<' -> angle();
            case '@' -> address();
            case ':' -> otherScheme();
            case 'h', 'H' -> web("http://", "https://");
            case 'w', 'W' -> afterWord() ? show(1) : web("www.", "www.");
            default -> show(1);
        };
    }

    private boolean show(int count) {
        String text = pending.substring(at, at + count);
        at += count;
        return say(text);
    }

    private boolean say(String text) {
        if (text.isEmpty()) {
            return true;
        }
        String apart = inAddress && !endsAddress(text.charAt(0)) ? " " : "";
        inAddress = false;
        shown.append(apart).append(text);
        tail.append(apart).append(text);
        if (tail.length() > 4 * LONGEST_NAME) {
            tail.delete(0, tail.length() - 2 * LONGEST_NAME);
        }
        return true;
    }

    /** Says what is left of a link. */
    private boolean sayText(String text) {
        if (!text.isEmpty()) {
            space(text.charAt(0));
        }
        say(text);
        joint = true;
        inAddress = inAddress || text.contains("://");
        return true;
    }

    /** @return false when the character after this one has to be known first */
    private boolean joined(char c) {
        boolean mark = c == '.' || c == ':';
        boolean last = at + 1 == pending.length();
        if (mark && last && !ended) {
            return false;
        }
        boolean endsSentence = mark && (last || Character.isWhitespace(pending.charAt(at + 1)));
        if (!endsSentence) {
            space(c);
        }
        joint = false;
        return true;
    }

    private void space(char next) {
        char before = tail.length() == 0 ? ' ' : tail.charAt(tail.length() - 1);
        boolean address = grows(before) && grows(next);
        boolean link = before == ']' && "([:".indexOf(next) >= 0;
        boolean tag = before == '<' && (Character.isLetter(next) || "/!?".indexOf(next) >= 0);
        if (address || link || tag) {
            say(" ");
        }
    }

    /** Whether two of these beside each other may be of one address. */
    private static boolean grows(char c) {
        return Character.isLetterOrDigit(c) || "/:.@+-_%#?&=~$\\".indexOf(c) >= 0;
    }

    private boolean afterWord() {
        return tail.length() > 0 && Character.isLetterOrDigit(tail.charAt(tail.length() - 1));
    }

    // --- Markdown

    private boolean image() {
        if (at + 1 == pending.length() && !ended) {
            return false;
        }
        return startsWith("![", at) ? bracket(at + 1, "!") : show(1);
    }

    /** @param mark what stands before the bracket and belongs to it */
    private boolean bracket(int open, String mark) {
        int close = closing(open, '[', ']', LONGEST_LABEL);
        if (close == MORE) {
            return false;
        }
        if (close == NONE) {
            return show(open + 1 - at);
        }
        if (close + 1 == pending.length() && !ended) {
            return false;
        }
        String label = pending.substring(open + 1, close);
        return switch (close + 1 < pending.length() ? pending.charAt(close + 1) : 0) {
            case '(' -> inline(mark, label, close);
            case '[' -> reference(label, open, close);
            case ':' -> lineStart() ? definition(label, close) : show(open + 1 - at);
            default -> show(open + 1 - at);
        };
    }

    private boolean inline(String mark, String label, int close) {
        int end = closing(close + 1, '(', ')', LONGEST_TARGET);
        if (end == MORE) {
            return false;
        }
        String text = inside(label);
        if (end == NONE) {
            at = close + 1;
            return sayText(text);
        }
        String target = target(pending.substring(close + 2, end));
        at = end + 1;
        return allowed.allows(target) ? say(mark + '[' + text + "](" + target + ')') : sayText(text);
    }

    /** Its target stands elsewhere, perhaps not yet; {@link #definition} takes that away, so only the text is left. */
    private boolean reference(String label, int open, int close) {
        int end = closing(close + 1, '[', ']', LONGEST_LABEL);
        if (end == MORE) {
            return false;
        }
        if (end == NONE || label.chars().noneMatch(Character::isLetter)) {
            return show(open + 1 - at);
        }
        at = end + 1;
        return sayText(inside(label));
    }

    /** What a reference would refer to becomes plain text, in which the address is looked at like any other. */
    private boolean definition(String label, int close) {
        at = close + 2;
        return sayText(inside(label) + ":");
    }

    /** The end of a label that was too long or too odd to be held back. */
    private boolean strayTarget() {
        if (at + 1 == pending.length() && !ended) {
            return false;
        }
        if (!startsWith("](", at)) {
            return show(1);
        }
        int end = closing(at + 1, '(', ')', LONGEST_TARGET);
        if (end == MORE) {
            return false;
        }
        String target = end == NONE ? "" : target(pending.substring(at + 2, end));
        at = end == NONE ? at + 2 : end + 1;
        return say(allowed.allows(target) ? "](" + target + ')' : "] ");
    }

    /** Labels have links and images within; none of them may link elsewhere either. */
    private String inside(String label) {
        return applied(allowed, removed, label);
    }

    /** The target without its brackets and without the title that may follow it. */
    private static String target(String inside) {
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

    private boolean lineStart() {
        for (int i = tail.length() - 1; i >= 0 && tail.charAt(i) != '\n'; i--) {
            if (" \t>*-+".indexOf(tail.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the bracket that opens here is closed; NONE when it is not, MORE when that cannot be said yet. */
    private int closing(int open, char opening, char closing, int most) {
        int depth = 0;
        int limit = Math.min(pending.length(), open + most);
        for (int i = open; i < limit; i++) {
            char c = pending.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == opening) {
                depth++;
            } else if (c == closing && --depth == 0) {
                return i;
            } else if (c == '\n' && i + 1 < pending.length() && pending.charAt(i + 1) == '\n') {
                return NONE;
            }
        }
        return ended || limit == open + most ? NONE : MORE;
    }

    // --- HTML and automatic links

    private boolean angle() {
        if (at + 1 == pending.length()) {
            return ended && show(1);
        }
        char next = pending.charAt(at + 1);
        boolean tag = Character.isLetter(next) || next == '/' || next == '!' || next == '?';
        if (!tag) {
            return show(1);
        }
        int limit = Math.min(pending.length(), at + LONGEST_TARGET);
        int close = pending.indexOf(">", at);
        if (close < 0 && !ended && limit < at + LONGEST_TARGET) {
            return false;
        }
        if (close < 0 || close >= limit) {
            // no tag can begin with this one
            at++;
            space('/');
            return say("\u2039");
        }
        String content = pending.substring(at + 1, close);
        at = close + 1;
        return sayText(element(content));
    }

    private String element(String content) {
        if (ADDRESS.matcher(content).matches()) {
            String address = content.regionMatches(true, 0, "mailto:", 0, 7) ? content.substring(7) : content;
            return allowed.allowsAddress(address) ? address : hidden(address);
        }
        if (SCHEME.matcher(content).matches()) {
            return allowed.allows(content) ? content : removed;
        }
        return BREAK.matcher(content).matches() ? "\n" : "";
    }

    // --- bare addresses

    /** A browser or a client makes a link of these wherever they stand. */
    private boolean web(String beginning, String longer) {
        boolean begins = startsWith(beginning, at) || startsWith(longer, at);
        if (!begins) {
            return !mayBecome(longer) && !mayBecome(beginning) && show(1);
        }
        int end = endOfToken(at);
        if (end == pending.length() && !ended) {
            if (end - at <= LONGEST_TARGET) {
                return false;
            }
            at = end;
            swallowing = true;
            return say(removed);
        }
        String token = pending.substring(at, end);
        String url = withoutPunctuation(token);
        boolean fine = allowed.allows(beginning.equals("www.") ? "https://" + url : url);
        at = end;
        say(fine ? token : removed + token.substring(url.length()));
        inAddress = true;
        return true;
    }

    private boolean mayBecome(String beginning) {
        int left = pending.length() - at;
        return !ended && left < beginning.length() && startsWith(beginning.substring(0, left), at);
    }

    private boolean otherScheme() {
        if (mayBecome("://")) {
            return false;
        }
        if (!startsWith("://", at) || !afterWord()) {
            return show(1);
        }
        swallowing = true;
        return say(": " + removed);
    }

    private boolean swallow() {
        at = endOfToken(at);
        swallowing = at == pending.length() && !ended;
        return true;
    }

    /** At the @: the name before it is shown already, the domain is still to be read. */
    private boolean address() {
        int start = tail.length();
        while (start > Math.max(0, tail.length() - LONGEST_NAME) && isOfName(tail.charAt(start - 1))) {
            start--;
        }
        if (start == tail.length()) {
            return show(1);
        }
        int end = at + 1;
        while (end < pending.length() && end - at < LONGEST_DOMAIN && isOfDomain(pending.charAt(end))) {
            end++;
        }
        if (end == pending.length() && !ended && end - at < LONGEST_DOMAIN) {
            return false;
        }
        String domain = withoutPunctuation(pending.substring(at + 1, end));
        if (domain.indexOf('.') < 0 || allowed.allowsAddress(tail.substring(start) + '@' + domain)) {
            return show(1);
        }
        at++;
        return say(" (at) ");
    }

    private static String hidden(String address) {
        return address.replace("@", " (at) ");
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
    }

    private static boolean isOfDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private int endOfToken(int from) {
        int end = from;
        while (end < pending.length() && !endsAddress(pending.charAt(end))) {
            end++;
        }
        return end;
    }

    /**
     * What ends a bare address for every client; all else may be a part of it. A bracket may be one too, but never of its
     * host, and it may end a label.
     */
    private static boolean endsAddress(char c) {
        return (c >= '\t' && c <= '\r')
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || c == '\u2028'
                || c == '\u2029'
                || c == '\ufeff'
                || c == '<'
                || c == '>'
                || c == ']'
                || c == '"'
                || c == '`';
    }

    private static String withoutPunctuation(String token) {
        int end = token.length();
        while (end > 0 && ".,;:!?)]}'*_".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }

    private boolean startsWith(String text, int from) {
        return from + text.length() <= pending.length()
                && pending.substring(from, from + text.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(text);
    }
}
