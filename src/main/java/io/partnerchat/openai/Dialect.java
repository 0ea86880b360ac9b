package io.partnerchat.openai;

import java.net.URI;
import java.util.Locale;

/**
 * Which form of the wire the server at a base URL speaks.
 *
 * @param official OpenAI or Azure: takes the fields that compatible servers refuse or ignore
 * @param azure takes the key in a header of its own as well
 */
record Dialect(boolean official, boolean azure) {
    static Dialect of(URI base) {
        String host = base.getHost().toLowerCase(Locale.ROOT);
        boolean azure = host.endsWith(".azure.com");
        return new Dialect(azure || host.equals("api.openai.com") || host.endsWith(".api.openai.com"), azure);
    }
}
