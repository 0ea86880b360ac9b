package io.partnerchat.chat;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Our own sentences, in the visitor's language. */
final class Phrases {
    private static final String BUNDLE = "phrases";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneOffset.UTC);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Phrases(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** @param acceptable the visitor's languages, best first; English when none of them is known */
    static Phrases of(List<Locale> acceptable) {
        for (Locale locale : acceptable) {
            ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
            if (bundle.getLocale().getLanguage().equals(locale.getLanguage())) {
                return new Phrases(bundle, locale);
            }
            if (locale.getLanguage().equals("en")) {
                break;
            }
        }
        return new Phrases(ResourceBundle.getBundle(BUNDLE, Locale.ROOT, NO_FALLBACK), Locale.ENGLISH);
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

    /** @param name of a sentence in the bundle without anything to fill in */
    String sentence(String name) {
        return bundle.getString(name);
    }

    String more(String url) {
        return bundle.getString("more").replace("{url}", url);
    }

    /**
     * A price with the date it is from.
     *
     * @param name of the sentence: {@code price}, {@code sale} or {@code range}
     * @param other the price on sale, or of the dearest variant; null when there is only one
     */
    String price(String name, BigDecimal price, BigDecimal other, String currency, Instant date) {
        String second = other == null ? "" : money(other, currency);
        return bundle.getString(name)
                .replace("{price}", money(price, currency))
                .replace("{sale}", second)
                .replace("{max}", second)
                .replace("{date}", DATE.withLocale(locale).format(date));
    }

    private String money(BigDecimal amount, String currency) {
        if (currency == null) {
            return amount.toPlainString();
        }
        try {
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(currency));
            return format.format(amount);
        } catch (IllegalArgumentException e) {
            return amount.toPlainString() + ' ' + currency;
        }
    }
}
