package io.partnerchat.openai;

import io.partnerchat.vendor.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Cuts the vectors out of an embeddings answer as the text they are. Not with a general reader of JSON, because that
 * makes 1,536 events of what is one piece here; EmbeddingScanTest compares it with a general one.
 */
final class EmbeddingScan extends JsonScan {
    EmbeddingScan(byte[] json) {
        super(json);
    }

    /** The vectors by index; VendorException BAD_ANSWER unless there is exactly one for each. */
    List<Embedding> read(int count) {
        var found = new Embedding[count];
        object(key -> {
            if (key.equals("data")) {
                array(() -> item(found));
            } else {
                value();
            }
        });
        if (!atEnd() || Arrays.stream(found).anyMatch(Objects::isNull)) {
            throw bad("wrong_count");
        }
        return List.of(found);
    }

    private void item(Embedding[] found) {
        int[] index = {-1};
        Embedding[] vector = new Embedding[1];
        object(key -> {
            switch (key) {
                case "index" -> index[0] = index();
                case "embedding" -> vector[0] = vector();
                default -> value();
            }
        });
        if (vector[0] == null || index[0] < 0 || index[0] >= found.length || found[index[0]] != null) {
            throw bad("wrong_count");
        }
        found[index[0]] = vector[0];
    }

    private int index() {
        int from = position();
        number();
        String digits = since(from);
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    }

    private Embedding vector() {
        int from = position();
        int[] count = {0};
        array(() -> {
            number();
            count[0]++;
        });
        if (count[0] == 0) {
            throw bad("wrong_dimension");
        }
        return new Embedding(viewSince(from), count[0]);
    }
}
