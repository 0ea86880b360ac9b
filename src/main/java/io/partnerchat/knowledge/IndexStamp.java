package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.util.Version;

/** Names what an index was made with: one that was kept is used only by the same code, words and database. */
final class IndexStamp {
    /** What decides which terms and values stand in an index. */
    private static final List<Class<?>> MAKERS = List.of(
            PassageDocument.class,
            PassageCodec.class,
            Passage.class,
            ProductFacts.class,
            Focus.class,
            TermOf.class,
            TextTerms.class,
            TextAnalysis.class,
            Lexicon.class,
            Saying.class,
            Compounds.class,
            Language.class);

    private static final List<String> LISTS = List.of("synonyms", "topics", "fillers", "light", "spelt");

    private IndexStamp() {}

    /** @param database where the passages come from */
    static String of(String database) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, Version.LATEST.toString());
            add(digest, database);
            for (Class<?> maker : MAKERS) {
                try (InputStream code = maker.getResourceAsStream(maker.getSimpleName() + ".class")) {
                    digest.update(code.readAllBytes());
                }
            }
            for (String list : LISTS) {
                for (Language language : Language.ALL) {
                    add(digest, String.join("\n", WordLists.lines(list, language.code())));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
