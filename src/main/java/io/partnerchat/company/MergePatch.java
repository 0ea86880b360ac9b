package io.partnerchat.company;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Changes of a JSON column after RFC 7396: what is not named stays, null takes a key away. */
final class MergePatch {
    private MergePatch() {}

    static JsonObject applied(JsonObject change, JsonObject old) {
        return Json.createMergePatch(change).apply(old).asJsonObject();
    }
}
