package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The sites whose pages a partner may have read: the host of its website and those of its allowed origins, each with and
 * without www. A partner that has named neither may name any host, and its pages are then on that host alone.
 */
record OwnSites(Set<String> sites) {
    static OwnSites of(Company company, URI named) {
        Set<String> known = known(company);
        return new OwnSites(known.isEmpty() ? Set.of(PageAddress.site(named)) : known);
    }

    private static Set<String> known(Company company) {
        Set<String> sites = new TreeSet<>();
        Stream.concat(Stream.ofNullable(company.website()), company.settings().allowedOrigins().stream())
                .map(text -> text.contains("://") ? text : "https://" + text)
                .map(PageAddress::of)
                .flatMap(Optional::stream)
                .map(PageAddress::site)
                .forEach(sites::add);
        return sites;
    }

    boolean own(URI address) {
        return sites.contains(PageAddress.site(address));
    }

    @Override
    public String toString() {
        return String.join(", ", sites);
    }
}
