package io.partnerchat.vendor;

import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** What came back, of whatever status, as plain values. */
public final class VendorAnswer {
    private final Response response;
    private final byte[] body;

    private VendorAnswer(Response response, byte[] body) {
        this.response = response;
        this.body = body;
    }

    /** @param call what was asked; a GET travels without it, and its answer's body comes with the response alone */
    static VendorAnswer of(Response response, VendorCall call) {
        return new VendorAnswer(response, call.received().orElseGet(() -> response.readEntity(byte[].class)));
    }

    public int status() {
        return response.getStatus();
    }

    public boolean fine() {
        return status() >= 200 && status() < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getHeaderString(name)).map(String::strip);
    }

    /** By its Content-Type; a proxy or gateway in between answers HTML or plain text. */
    public boolean json() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                .orElse(false);
    }

    public byte[] body() {
        return body;
    }
}
