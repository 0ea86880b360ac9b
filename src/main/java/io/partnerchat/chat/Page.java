package io.partnerchat.chat;

import io.partnerchat.company.Company;

/**
 * Where on the shop's website the visitor is; each may be null.
 *
 * @param url an http or https address
 * @param productId the shop's id of the product that the page shows
 */
record Page(String url, String title, String productId) {
    static final Page NONE = new Page(null, null, null);

    boolean unknown() {
        return url == null && title == null && productId == null;
    }

    /** As it may leave for a vendor. */
    Page masked(Company company) {
        return new Page(
                url == null ? null : Masking.outgoing(company, url),
                title == null ? null : Masking.outgoing(company, title),
                productId);
    }
}
