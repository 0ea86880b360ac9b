package io.partnerchat.knowledge;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Something to be done in the background.
 *
 * @param id of the row; 0 before it is stored
 * @param publicId names it to the partner, unguessable
 * @param target what it changes; a newer job of the same target takes the place of an older one
 * @param request what was asked for, apart from what was uploaded
 * @param createdMillis when it was asked for
 */
public record Job(
        long id,
        String publicId,
        String companyId,
        JobKind kind,
        String target,
        JsonObject request,
        long createdMillis) {
    /** Stands in the request of a job with an upload. */
    static final String UPLOAD_HASH = "upload_hash";

    private static final int ID_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Job of(String companyId, JobKind kind, String target, JsonObject request) {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        String publicId = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Job(0, publicId, companyId, kind, target, request, System.currentTimeMillis());
    }

    Lane lane() {
        return kind.lane();
    }

    LaneKey laneKey() {
        return new LaneKey(companyId, lane());
    }

    String text(String key) {
        return Passage.text(request, key);
    }
}
