package io.partnerchat.web;

import jakarta.servlet.http.HttpServletRequest;

/** The origin under which the caller knows this server, and whether a form came from it. */
public final class RequestOrigin {
    private RequestOrigin() {}

    /** Such as {@code https://chat.example}: the scheme, also behind a proxy, and the Host header. */
    public static String of(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return request.getScheme() + "://" + (host == null ? request.getServerName() : host);
    }

    /**
     * Whether a form post came from a page of this server. Browsers of today say so themselves, whatever a proxy does to
     * the Host header; older ones name the origin; what names neither is no browser and cannot be made to post by a page.
     */
    public static boolean isOwnForm(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals(of(request));
    }
}
