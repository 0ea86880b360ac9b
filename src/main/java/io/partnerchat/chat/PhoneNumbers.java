package io.partnerchat.chat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import io.partnerchat.chat.PersonalData.Span;
import io.partnerchat.company.Company;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds phone numbers: international ones, and national ones of the company's own country. */
final class PhoneNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";
    /** How many candidates that are none are looked at in one text. */
    private static final int MOST_TRIES = 200;

    private PhoneNumbers() {}

    static List<Span> in(String text, Company company) {
        List<Span> found = new ArrayList<>();
        LIBRARY.findNumbers(text, region(company), Leniency.VALID, MOST_TRIES)
                .forEach(match -> found.add(new Span(PersonalData.PHONE, match.start(), match.end())));
        return found;
    }

    /** Where the company is, by its own number or by the end of its site's name. */
    private static String region(Company company) {
        if (company.phone() != null) {
            try {
                int code = LIBRARY.parse(company.phone(), NO_REGION).getCountryCode();
                return LIBRARY.getRegionCodeForCountryCode(code);
            } catch (NumberParseException e) {
                return ofSite(company.website());
            }
        }
        return ofSite(company.website());
    }

    private static String ofSite(String website) {
        try {
            String host = website == null ? null : URI.create(website).getHost();
            String end = host == null
                    ? ""
                    : host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
            String region = end.equals("UK") ? "GB" : end;
            return LIBRARY.getSupportedRegions().contains(region) ? region : NO_REGION;
        } catch (IllegalArgumentException e) {
            return NO_REGION;
        }
    }
}
