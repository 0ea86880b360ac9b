package io.partnerchat.widget;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Remembers a session when the editor is closed and opened again, where the browser lets us. It is kept apart for each
 * site around the frame (Partitioned), which browsers allow when they block other cookies of frames. It only ever shows
 * the form: what changes something asks for the token in the form, so a post that another page starts has no use for it.
 */
final class EditorCookie {
    private static final String NAME = "partner-chat-editor";

    private EditorCookie() {}

    /** The token, or null. */
    static String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(NAME)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    static void write(HttpServletResponse response, String companyId, String token, Duration life) {
        String path = URLEncoder.encode(companyId, StandardCharsets.UTF_8).replace("+", "%20");
        // Jakarta's Cookie has no word for Partitioned
        response.addHeader(
                "Set-Cookie",
                NAME + "=" + token + "; Path=/widget/" + path + "; Max-Age=" + life.toSeconds()
                        + "; HttpOnly; Secure; SameSite=None; Partitioned");
    }

    static void clear(HttpServletResponse response, String companyId) {
        write(response, companyId, "", Duration.ZERO);
    }
}
