package io.partnerchat.vendor;

import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** What came back, of whatever status, as plain values. */
public final class VendorAnswer {
    private final Response response;
    private final byte[] body;

    private VendorAnswer(Response response) {
        this.response = response;
        this.body = response.readEntity(byte[].class);
    }

    static VendorAnswer of(Response response) {
        return new VendorAnswer(response);
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
