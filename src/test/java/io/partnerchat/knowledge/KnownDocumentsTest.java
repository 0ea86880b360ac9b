package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.company.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownDocumentsTest {
    private static final String PREFIX = PassageIds.prefix(Passage.PRODUCT, "a");
    private static final String PASSAGE = PassageIds.of(PREFIX, "text");
    private final KnownDocuments known = new KnownDocuments();

    @Test
    void whatHasTheSameHashAndItsVectorsIsAsItWas() {
        known.document(PREFIX, Secrets.hash("one"), false);
        assertTrue(known.isAsItWas(PREFIX, Secrets.hash("one"), false));
        assertFalse(known.isAsItWas(PREFIX, Secrets.hash("one"), true), "its vectors are still to be made");
        assertFalse(known.isAsItWas(PREFIX, Secrets.hash("two"), false));
        assertFalse(known.isAsItWas(PassageIds.prefix(Passage.PRODUCT, "b"), Secrets.hash("one"), false));
    }

    @Test
    void passagesAreNamedAsTheyAreInTheTable() {
        known.document(PREFIX, Secrets.hash("one"), true);
        String zero = PREFIX + "000000000000000f";
        known.passage(PASSAGE);
        known.passage(zero);
        known.passage(PassageIds.of(PassageIds.prefix(Passage.PAGE, "a"), "of another kind"));
        known.passage("somebody-elses");
        assertEquals(Set.of(PASSAGE, zero), known.vectorIds(PREFIX));
        assertTrue(known.hasVector(PREFIX, zero));
        assertFalse(known.hasVector(PREFIX, PassageIds.of(PREFIX, "new words")));
    }

    @Test
    void passagesAreBroughtOnceAndOnlyWhenSomebodyAsksForThem() {
        known.document(PREFIX, Secrets.hash("one"), true);
        known.passagesFrom(all -> all.passage(PASSAGE));
        assertTrue(known.isAsItWas(PREFIX, Secrets.hash("one"), true));
        assertEquals(1, known.passages(PREFIX));
        assertEquals(1, known.passages(PREFIX));
    }

    @Test
    void whatWasWrittenTakesThePlaceOfWhatWasKnown() {
        known.document(PREFIX, Secrets.hash("one"), true);
        known.passage(PREFIX + "000000000000000f");
        assertFalse(known.allSeen());
        List<Piece> pieces = DocumentVersion.pieces(
                Passage.PRODUCT, "a", null, null, null, List.of(new Chunk(null, "text")), Map.of());
        known.written(
                new DocumentVersion(
                        Passage.PRODUCT, "a", null, null, null, Secrets.hash("two"), null, null, null, pieces),
                true);
        assertEquals(Set.of(PASSAGE), known.vectorIds(PREFIX));
        assertTrue(known.seen(PREFIX));
        assertTrue(known.allSeen());
        assertTrue(known.isAsItWas(PREFIX, Secrets.hash("two"), true));
    }
}
