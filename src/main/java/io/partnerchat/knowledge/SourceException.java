package io.partnerchat.knowledge;

import java.util.Locale;

/** A source cannot be read. The message is one sentence for the partner, safe to show; it never repeats content. */
class SourceException extends RuntimeException {
    /** Why, as a word that stays the same whatever the sentence says. */
    enum Reason {
        EMPTY,
        /** There is a document, but no text in it: scanned, or drawn by a script. */
        NO_TEXT,
        ENCRYPTED,
        DAMAGED,
        /** The content is not what name or type say. */
        WRONG_TYPE,
        UNSUPPORTED,
        BAD_ENCODING,
        TOO_LARGE,
        /** Unpacks to far more than it weighs, or is nested beyond reason. */
        TOO_COMPLEX,
        TOO_SLOW,
        NOT_A_FEED,
        LOCALIZED_HEADERS,
        NOT_QUESTIONS,
        BAD_URL,
        /** Not a public address. */
        ADDRESS_REFUSED,
        ROBOTS,
        UNREACHABLE,
        HTTP_STATUS,
        TOO_MANY_REDIRECTS,
        NOT_A_PAGE,
        NOT_A_SITEMAP,
        /** The page itself asks not to be found. */
        NO_INDEX;

        /** Lower case, as in JSON: {@code no_text}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final boolean temporary;

    SourceException(Reason reason, String sentence) {
        this(reason, sentence, false, null);
    }

    SourceException(Reason reason, String sentence, Throwable cause) {
        this(reason, sentence, false, cause);
    }

    private SourceException(Reason reason, String sentence, boolean temporary, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.temporary = temporary;
    }

    /** One that may go away by itself. */
    static SourceException temporary(Reason reason, String sentence) {
        return new SourceException(reason, sentence, true, null);
    }

    Reason reason() {
        return reason;
    }

    /** Whether it is worth another try later. */
    boolean temporary() {
        return temporary;
    }
}
