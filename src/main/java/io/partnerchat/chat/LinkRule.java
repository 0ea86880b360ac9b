package io.partnerchat.chat;

/**
 * Lets an answer link only where {@link AllowedLinks} says; any other link loses its target and keeps its text. Knows the
 * links of Markdown (inline, reference, image, automatic), bare addresses, and HTML, of which nothing is left but its text.
 * Holds back only what could still become a link, and never much. One for each answer.
 */
final class LinkRule implements TextFilter {
    /** In characters. */
    private static final int LONGEST_LABEL = 1_000;

    private static final int LONGEST_TARGET = 2_000;

    private final AllowedLinks allowed;
    private final String removed;
    private final HeldText held = new HeldText();
    private final ShownText shown = new ShownText();
    private final BareAddresses addresses;

    /** @param removed stands where a bare address was */
    LinkRule(AllowedLinks allowed, String removed) {
        this.allowed = allowed;
        this.removed = removed;
        this.addresses = new BareAddresses(allowed, removed, held, shown);
    }

    /** A whole text. */
    static String applied(AllowedLinks allowed, String removed, String text) {
        LinkRule rule = new LinkRule(allowed, removed);
        return rule.push(text) + rule.end();
    }

    @Override
    public String push(String delta) {
        held.add(delta);
        return run();
    }

    @Override
    public String end() {
        held.end();
        return run();
    }

    private String run() {
        while (!held.isEmpty() && step()) {
            // each step takes something from the text that is held
        }
        held.forgetTaken();
        return shown.takeFresh();
    }

    /** @return false when more text is needed to decide */
    private boolean step() {
        if (addresses.swallowing()) {
            return addresses.swallow();
        }
        if (!shown.joins(held)) {
            return false;
        }
        return switch (held.charAt(held.at())) {
            case '[' -> bracket(held.at(), "");
            case '!' -> image();
            case ']' -> strayTarget();
            case '<' -> angle();
            case '@' -> addresses.mail();
            case ':' -> addresses.otherScheme();
            case 'h', 'H' -> addresses.web("http://", "https://");
            case 'w', 'W' -> shown.endsWithWord() ? showTo(held.at() + 1) : addresses.web("www.", "www.");
            default -> showTo(held.at() + 1);
        };
    }

    private boolean showTo(int place) {
        shown.say(held.takeTo(place));
        return true;
    }

    /** In place of all before this place. */
    private boolean sayRest(int place, String text) {
        held.takeTo(place);
        shown.sayRest(text);
        return true;
    }

    private boolean say(int place, String text) {
        held.takeTo(place);
        shown.say(text);
        return true;
    }

    // --- Markdown

    private boolean image() {
        if (held.opensAfter(held.at())) {
            return false;
        }
        return held.startsWith("![", held.at()) ? bracket(held.at() + 1, "!") : showTo(held.at() + 1);
    }

    /** @param mark what stands before the bracket and belongs to it */
    private boolean bracket(int open, String mark) {
        int close = held.closing(open, '[', ']', LONGEST_LABEL);
        if (close == HeldText.MORE) {
            return false;
        }
        if (close == HeldText.NONE) {
            return showTo(open + 1);
        }
        if (held.opensAfter(close)) {
            return false;
        }
        String label = held.between(open + 1, close);
        return switch (held.charOrNone(close + 1)) {
            case '(' -> inline(mark, label, close);
            case '[' -> reference(label, open, close);
            // what a reference would refer to becomes plain text, in which the address is looked at like any other
            case ':' -> shown.atLineStart() ? sayRest(close + 2, inside(label) + ":") : showTo(open + 1);
            default -> showTo(open + 1);
        };
    }

    private boolean inline(String mark, String label, int close) {
        int end = held.closing(close + 1, '(', ')', LONGEST_TARGET);
        if (end == HeldText.MORE) {
            return false;
        }
        String text = inside(label);
        if (end == HeldText.NONE) {
            return sayRest(close + 1, text);
        }
        String target = LinkText.target(held.between(close + 2, end));
        return allowed.allows(target) ? say(end + 1, mark + '[' + text + "](" + target + ')') : sayRest(end + 1, text);
    }

    /** Its target stands elsewhere, perhaps not yet, and is taken away there, so only the text is left. */
    private boolean reference(String label, int open, int close) {
        int end = held.closing(close + 1, '[', ']', LONGEST_LABEL);
        if (end == HeldText.MORE) {
            return false;
        }
        if (end == HeldText.NONE || label.chars().noneMatch(Character::isLetter)) {
            return showTo(open + 1);
        }
        return sayRest(end + 1, inside(label));
    }

    /** The end of a label that was too long or too odd to be held back. */
    private boolean strayTarget() {
        if (held.opensAfter(held.at())) {
            return false;
        }
        if (!held.startsWith("](", held.at())) {
            return showTo(held.at() + 1);
        }
        int end = held.closing(held.at() + 1, '(', ')', LONGEST_TARGET);
        if (end == HeldText.MORE) {
            return false;
        }
        String target = end == HeldText.NONE ? "" : LinkText.target(held.between(held.at() + 2, end));
        int behind = end == HeldText.NONE ? held.at() + 2 : end + 1;
        return say(behind, allowed.allows(target) ? "](" + target + ')' : "] ");
    }

    /** Labels have links and images within; none of them may link elsewhere either. */
    private String inside(String label) {
        return applied(allowed, removed, label);
    }

    // --- HTML and automatic links

    private boolean angle() {
        if (held.opensAfter(held.at())) {
            return false;
        }
        char next = held.charOrNone(held.at() + 1);
        boolean tag = Character.isLetter(next) || next == '/' || next == '!' || next == '?';
        if (!tag) {
            return showTo(held.at() + 1);
        }
        int limit = held.at() + LONGEST_TARGET;
        int close = held.indexOf(">");
        if (close < 0 && !held.ended() && held.length() < limit) {
            return false;
        }
        if (close < 0 || close >= limit) {
            // no tag can begin with this one
            shown.space('/');
            return say(held.at() + 1, "\u2039");
        }
        return sayRest(close + 1, LinkText.ofElement(held.between(held.at() + 1, close), allowed, removed));
    }
}
