package io.partnerchat.chat;

/** The bare addresses of a text, of which a browser or a client makes links wherever they stand. */
final class BareAddresses {
    /** In characters. */
    private static final int LONGEST_URL = 2_000;

    private static final int LONGEST_DOMAIN = 320;
    private static final int LONGEST_NAME = 64;

    private final AllowedLinks allowed;
    private final String removed;
    private final HeldText held;
    private final ShownText shown;
    private boolean swallowing;

    /** @param removed stands where an address was */
    BareAddresses(AllowedLinks allowed, String removed, HeldText held, ShownText shown) {
        this.allowed = allowed;
        this.removed = removed;
        this.held = held;
        this.shown = shown;
    }

    /** Whether the text is in the middle of an address that is not shown. */
    boolean swallowing() {
        return swallowing;
    }

    boolean swallow() {
        held.takeTo(held.endOfAddress());
        swallowing = held.isEmpty() && !held.ended();
        return true;
    }

    /** At an h, or at a w that begins a word; false when more text is needed to decide. */
    boolean web(String beginning, String longer) {
        if (!held.startsWith(beginning, held.at()) && !held.startsWith(longer, held.at())) {
            return !held.mayBecome(longer) && !held.mayBecome(beginning) && show();
        }
        int end = held.endOfAddress();
        if (end == held.length() && !held.ended()) {
            if (end - held.at() <= LONGEST_URL) {
                return false;
            }
            swallowing = true;
            held.takeTo(end);
            shown.say(removed);
            return true;
        }
        String token = held.takeTo(end);
        String url = withoutPunctuation(token);
        boolean fine = allowed.allows(beginning.equals("www.") ? "https://" + url : url);
        shown.sayAddress(fine ? token : removed + token.substring(url.length()));
        return true;
    }

    /** At a colon, which may follow the name of any scheme. */
    boolean otherScheme() {
        if (held.mayBecome("://")) {
            return false;
        }
        if (!held.startsWith("://", held.at()) || !shown.endsWithWord()) {
            return show();
        }
        swallowing = true;
        shown.say(": " + removed);
        return true;
    }

    /** At the @: the name before it is shown already, the domain is still to be read. */
    boolean mail() {
        String name = shown.name(LONGEST_NAME);
        if (name.isEmpty()) {
            return show();
        }
        int end = held.at() + 1;
        while (end < held.length() && end - held.at() < LONGEST_DOMAIN && isOfDomain(held.charAt(end))) {
            end++;
        }
        if (end == held.length() && !held.ended() && end - held.at() < LONGEST_DOMAIN) {
            return false;
        }
        String domain = withoutPunctuation(held.between(held.at() + 1, end));
        if (domain.indexOf('.') < 0 || allowed.allowsAddress(name + '@' + domain)) {
            return show();
        }
        held.takeTo(held.at() + 1);
        shown.say(" (at) ");
        return true;
    }

    private boolean show() {
        shown.say(held.takeTo(held.at() + 1));
        return true;
    }

    private static boolean isOfDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static String withoutPunctuation(String token) {
        int end = token.length();
        while (end > 0 && ".,;:!?)]}'*_".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }
}
