package io.partnerchat.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingScanTest {
    private static List<Embedding> scan(String json, int count) {
        return new EmbeddingScan(json.getBytes(StandardCharsets.UTF_8)).read(count);
    }

    private static String text(Embedding embedding) {
        return StandardCharsets.US_ASCII.decode(embedding.json().duplicate()).toString();
    }

    private static Embedding embedding(String json, int dimension) {
        return new Embedding(StandardCharsets.US_ASCII.encode(json), dimension);
    }

    private static String one(String vector) {
        return "{\"data\":[{\"index\":0,\"embedding\":" + vector + "}]}";
    }

    @Test
    void placesVectorsByIndexAndSkipsWhatItDoesNotKnow() {
        String json = """
                {"object":"list","x":{"data":[{"embedding":"no"}],"y":[true,false,null,-0.5e+3,"\\"]}\\u00e9"]},
                 "data":[{"object":"embedding","embedding":[ 0.1 , -2e-3 ],"index":1,"extra":[[]]},
                 {"index":0,"embedding":[1,0],"é":"é"}],"model":"m","usage":{"prompt_tokens":8,"total_tokens":8}}
                """;
        assertEquals(List.of(embedding("[1,0]", 2), embedding("[ 0.1 , -2e-3 ]", 2)), scan(json, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"zczMPc3MTD6amZk+\"",
                "[]",
                "[\"1\"]",
                "[null]",
                "[NaN]",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[1e]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[[1]]",
                "[1,\"],\\\"topK\\\":1\"]",
                "[0x1]",
                "[1",
                "null",
                "{}"
            })
    void onlyAnArrayOfNumbersIsAVector(String vector) {
        assertThrows(VendorException.class, () -> scan(one(vector), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"data\":[]}",
                "{\"data\":null}",
                "{\"data\":[{\"index\":0}]}",
                "{\"data\":[{\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":1,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":-1,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0.0,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":99999999999,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":0,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1]}]} x",
                "{\"data\":[{\"index\":0,\"embedding\":[1]}]",
                "<html>"
            })
    void anythingButOneVectorForEachTextIsABadAnswer(String json) {
        assertThrows(VendorException.class, () -> scan(json, 1));
    }

    @Test
    void anEndlessNestingEndsInABadAnswer() {
        assertThrows(VendorException.class, () -> scan("{\"a\":" + "[".repeat(100_000), 1));
    }

    /** The oracle is a general JSON reader: what it refuses must be refused, and every vector must be its text. */
    @Test
    void agreesWithAGeneralReaderOnMangledAnswers() {
        var random = new Random(7);
        String whole = one("[0.1,-2.5e-3,3,0,-0.0]").replace("}]}", ",\"t\":\"a\\\"b\",\"n\":[true,null,{}]}]}");
        String letters = "{}[]\",:0123456789.-+eE truefalsn\\";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(whole);
            int at = random.nextInt(text.length());
            char letter = letters.charAt(random.nextInt(letters.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, letter);
                case 1 -> text.insert(at, letter);
                default -> text.deleteCharAt(at);
            }
            agree(text.toString());
        }
    }

    private static void agree(String json) {
        List<Embedding> found;
        try {
            found = scan(json, 1);
        } catch (VendorException e) {
            return;
        }
        try {
            var vector = Json.createReader(new StringReader(text(found.get(0)))).readArray();
            assertEquals(vector.size(), found.get(0).dimension(), json);
        } catch (JsonException e) {
            throw new AssertionError(json, e);
        }
    }

    /** Not a speed check of the machine: a hundred times the aim still fails, so a change of kind is noticed. */
    @Test
    void scansAUsualAnswerInWellUnderAMillisecond() {
        var random = new Random(1);
        String vector = random.doubles(1536, -0.1, 0.1)
                .mapToObj(number -> "  " + (float) number)
                .collect(Collectors.joining(",\n", "[", "]"));
        byte[] json = one(vector).getBytes(StandardCharsets.UTF_8);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 2000; i++) {
            long start = System.nanoTime();
            assertEquals(1536, new EmbeddingScan(json).read(1).get(0).dimension());
            best = Math.min(best, System.nanoTime() - start);
        }
        System.getLogger("io.partnerchat.openai")
                .log(System.Logger.Level.INFO, "scan of {0} bytes: {1} us", json.length, best / 1000);
        assertTrue(best < 20_000_000L, best + " ns");
    }
}
