package io.partnerchat.widget;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanyChange;
import io.partnerchat.company.CompanySettings;
import io.partnerchat.web.RequestOrigin;
import io.partnerchat.web.SiteRule;
import io.partnerchat.web.Views;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * What every page of the editor is made from, whatever it shows.
 *
 * @param company whose widget it is
 * @param tab which page of it
 * @param sites which sites may show the editor in a frame
 * @param around the origin of the page around the frame, when that page gave one
 */
record EditorPage(Company company, EditorTab tab, SiteRule sites, Optional<String> around, Locale locale) {
    static EditorPage of(Company company, EditorTab tab, HttpServletRequest request) {
        return new EditorPage(
                company,
                tab,
                new SiteRule(company.settings().allowedOrigins(), RequestOrigin.of(request)),
                Optional.ofNullable(request.getParameter("origin"))
                        .filter(CompanyChange::isOrigin)
                        .map(CompanySettings::origin),
                Views.locale(request));
    }

    boolean isForeign() {
        return around.filter(site -> !sites.allows(site)).isPresent();
    }

    boolean open() {
        return company.settings().open();
    }

    /** The site that has to stay among the allowed ones for the page around the frame to go on working. */
    Optional<String> siteToKeep() {
        return around.filter(site -> !site.equals(sites.own()));
    }
}
