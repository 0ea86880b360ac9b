package io.partnerchat.it;

/**
 * A page of a shop.
 *
 * @param head more for its head, as HTML
 * @param body its content
 * @param policy its Content-Security-Policy, or nothing
 */
record ShopPage(String lang, String head, String body, String policy) {
    /** With the one line that the README tells shop owners to paste. */
    static ShopPage of(Shop shop) {
        return of(shop.site(), shop.id());
    }

    static ShopPage of(Site site, String companyId) {
        return new ShopPage("en", embed(site, companyId), "<p>Slow things for long evenings.</p>", "");
    }

    static String embed(Site site, String companyId) {
        return "<script src=\"" + site.api().base() + "/widget.js\" data-company=\"" + companyId + "\" async></script>";
    }

    ShopPage in(String language) {
        return new ShopPage(language, head, body, policy);
    }

    ShopPage withHead(String html) {
        return new ShopPage(lang, head + html, body, policy);
    }

    ShopPage withBody(String html) {
        return new ShopPage(lang, head, html, policy);
    }

    ShopPage withPolicy(String contentSecurityPolicy) {
        return new ShopPage(lang, head, body, contentSecurityPolicy);
    }

    String html() {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>A shop</title>
                %s
                </head>
                <body><main><h1>A shop</h1>%s</main></body>
                </html>
                """.formatted(lang, head, body);
    }

    /** Its address, once it is published. */
    String address() {
        return Storefront.get().origin() + Storefront.get().publish(this);
    }
}
