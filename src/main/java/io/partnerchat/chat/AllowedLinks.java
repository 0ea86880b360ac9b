package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.knowledge.Passage;
import java.net.IDN;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an answer may link to: the company's own site, the sites of its sources, and its contact.
 *
 * @param hosts in ASCII and lower case; their subdomains are allowed too
 * @param email of the contact
 * @param phone of the contact, its digits; empty when there is none
 */
record AllowedLinks(Set<String> hosts, String email, String phone) {
    /** Strict on purpose: what a browser might read in another way than we do is no allowed link. */
    private static final Pattern WEB = Pattern.compile(
            "https?://([\\p{L}\\p{N}.-]{1,253})(?::\\d{1,5})?(?:[/?#][^\\s\\\\]*)?", Pattern.CASE_INSENSITIVE);

    static AllowedLinks of(Company company, List<Passage> sources) {
        Set<String> hosts = new HashSet<>();
        Stream.concat(
                        Stream.concat(
                                Stream.ofNullable(company.website()), company.settings().allowedOrigins().stream()),
                        sources.stream().map(Passage::url))
                .forEach(url -> addHost(hosts, url));
        String phone = company.phone() == null ? "" : digits(company.phone());
        return new AllowedLinks(Set.copyOf(hosts), company.email(), phone);
    }

    private static void addHost(Set<String> hosts, String url) {
        if (url == null) {
            return;
        }
        // a partner may write its site without the scheme
        Matcher web = WEB.matcher(url.contains("://") ? url.strip() : "https://" + url.strip());
        if (web.matches()) {
            String host = ascii(web.group(1));
            hosts.add(host.startsWith("www.") ? host.substring(4) : host);
        }
    }

    /** Whether this may be the target of a link. */
    boolean allows(String target) {
        Matcher web = WEB.matcher(target);
        if (web.matches()) {
            return allowsHost(ascii(web.group(1)));
        }
        String lower = target.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mailto:")) {
            return lower.substring(7).equals(email.toLowerCase(Locale.ROOT));
        }
        if (lower.startsWith("tel:")) {
            return !phone.isEmpty() && digits(lower).equals(phone) && lower.matches("tel:[\\d+ ().-]*");
        }
        return onThisSite(target);
    }

    /** Whether an address in plain text, which a client may turn into a link, is the contact or of the company's site. */
    boolean allowsAddress(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return address.equalsIgnoreCase(email) || allowsHost(ascii(domain));
    }

    private boolean allowsHost(String host) {
        return hosts.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }

    /** A path or a place on the page the chat is on, and nothing that a browser might take for a host. */
    private static boolean onThisSite(String target) {
        return target.matches("#[^\\s\\\\]*|/(?![/\\\\])[^\\s\\\\]*|/");
    }

    private static String ascii(String host) {
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
