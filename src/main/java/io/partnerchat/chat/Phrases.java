package io.partnerchat.chat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Our own sentences, in the visitor's language. */
final class Phrases {
    private static final String BUNDLE = "phrases";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private Phrases(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** @param acceptable the visitor's languages, best first; English when none of them is known */
    static Phrases of(List<Locale> acceptable) {
        for (Locale locale : acceptable) {
            ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
            if (bundle.getLocale().getLanguage().equals(locale.getLanguage())) {
                return new Phrases(bundle);
            }
            if (locale.getLanguage().equals("en")) {
                break;
            }
        }
        return new Phrases(ResourceBundle.getBundle(BUNDLE, Locale.ROOT, NO_FALLBACK));
    }

    /** @param contact e-mail, phone and website */
    String contact(String company, String contact) {
        return bundle.getString("contact").replace("{company}", company).replace("{contact}", contact);
    }

    String source(String title) {
        return bundle.getString("source").replace("{title}", title);
    }

    /** What is said in place of what must not be said. */
    String declined(String company) {
        return bundle.getString("declined").replace("{company}", company);
    }

    /** Stands where an address was that leads elsewhere. */
    String linkRemoved() {
        return bundle.getString("link_removed");
    }
}
