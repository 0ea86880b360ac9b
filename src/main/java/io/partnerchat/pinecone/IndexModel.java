package io.partnerchat.pinecone;

import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * What the control plane says about an index, in the shape of 2026-07 and in the older ones.
 *
 * @param host with its scheme
 * @param dimension 0 when unknown
 * @param vectors whether it is an index of dense vectors that /query answers
 * @param environment what PINECONE_ENVIRONMENT should be, null when it cannot be said
 */
record IndexModel(URI host, int dimension, String metric, boolean vectors, boolean ready, String environment) {
    static IndexModel read(byte[] body) {
        JsonObject index = JsonText.object(body);
        JsonObject fields = JsonText.child(JsonText.child(index, "schema"), "fields");
        boolean newShape = index.containsKey("schema");
        JsonObject values = newShape ? JsonText.child(fields, "_values") : index;
        String kind = JsonText.string(values, newShape ? "type" : "vector_type");
        boolean dense = newShape
                ? "dense_vector".equals(kind)
                : !"sparse".equals(kind) && !(index.get("embed") instanceof JsonObject);
        return new IndexModel(
                host(JsonText.string(index, "host")),
                values.get("dimension") instanceof JsonNumber number ? number.intValue() : 0,
                JsonText.string(values, "metric"),
                dense,
                JsonText.child(index, "status").getBoolean("ready", false),
                environment(index).orElse(null));
    }

    /** An address as people and Pinecone write it: without a scheme it is https. */
    static URI host(String text) {
        try {
            URI host = URI.create(text.contains("://") ? text : "https://" + text);
            if (host.getHost() != null) {
                return host;
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new VendorException(VendorException.Kind.BAD_ANSWER, "no_host");
        }
        throw new VendorException(VendorException.Kind.BAD_ANSWER, "no_host");
    }

    /** A managed index's own "environment" is the name of an internal cell and says nothing. */
    private static Optional<String> environment(JsonObject index) {
        JsonObject deployment = JsonText.child(index, "deployment");
        JsonObject spec = JsonText.child(index, "spec");
        String type = JsonText.string(deployment, "deployment_type");
        JsonObject managed = "managed".equals(type) ? deployment : JsonText.child(spec, "serverless");
        if (managed.containsKey("region") && managed.containsKey("cloud")) {
            return Optional.of(JsonText.string(managed, "region") + "-" + JsonText.string(managed, "cloud"));
        }
        JsonObject pod = "pod".equals(type) ? deployment : JsonText.child(spec, "pod");
        return Optional.ofNullable(JsonText.string(pod, "environment"));
    }
}
