package io.partnerchat.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * What the head of a passage is about, worked out when it is indexed. Its bytes: the language, then for each word its kind,
 * the number of its terms, their hashes, and the length and the letters of its stem.
 */
final class Focus {
    /** As a DataOutputStream writes it. */
    private static final VarHandle INTEGER = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int WORD = 0;
    private static final int LIGHT = 1;
    private static final int JOINED = 2;

    private final byte[] bytes;
    private final int end;
    private int at;

    private Focus(BytesRef ref) {
        this.bytes = ref.bytes;
        this.at = ref.offset + 1;
        this.end = ref.offset + ref.length;
    }

    static BytesRef bytes(Language language, List<TextTerms.Word> head) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Set<String> seen = new HashSet<>();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(language.place());
            for (TextTerms.Word word : head) {
                String stem = word.terms().get(word.terms().size() == 1 ? 0 : 1);
                if (language.isFiller(word.text()) || !seen.add(stem)) {
                    continue;
                }
                int terms = Math.min(Byte.MAX_VALUE, word.terms().size());
                out.writeByte(word.joined() ? JOINED : language.isLight(word.text()) ? LIGHT : WORD);
                out.writeByte(terms);
                for (String term : word.terms().subList(0, terms)) {
                    out.writeInt(term.hashCode());
                }
                byte[] letters = stem.getBytes(StandardCharsets.UTF_8);
                out.writeByte(Math.min(Byte.MAX_VALUE, letters.length));
                out.write(letters, 0, Math.min(Byte.MAX_VALUE, letters.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(bytes.toByteArray());
    }

    static Language language(BytesRef ref) {
        return Language.ALL.get(ref.bytes[ref.offset]);
    }

    /**
     * The share of its words that were asked about.
     *
     * @param asked the hashes of all terms of the question, sorted
     */
    static double share(BytesRef ref, int[] asked, IndexTerms index, TermLists lists) {
        return new Focus(ref).share(asked, index, lists);
    }

    private double share(int[] asked, IndexTerms index, TermLists lists) {
        double all = 0;
        double covered = 0;
        while (at < end) {
            int kind = bytes[at++];
            boolean wasAsked = false;
            int stem = 0;
            int terms = bytes[at++];
            for (int term = 0; term < terms; term++) {
                int hash = integer();
                stem = term < 2 ? hash : stem;
                wasAsked |= Arrays.binarySearch(asked, hash) >= 0;
            }
            int length = bytes[at++];
            double weight = kind == LIGHT
                    ? Weights.LIGHT
                    : kind == JOINED
                            ? 1
                            : Weights.FLOOR + (1 - Weights.FLOOR) * index.rarity(lists, stem, bytes, at, length);
            at += length;
            all += kind == JOINED ? 0 : weight;
            covered += wasAsked ? weight : 0;
        }
        return all == 0 ? 0 : Math.min(1, covered / all);
    }

    private int integer() {
        int value = (int) INTEGER.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }
}
