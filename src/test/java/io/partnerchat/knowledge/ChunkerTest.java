package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkerTest {
    private static Block heading(int level, String text) {
        return new Block(Block.Kind.HEADING, level, text);
    }

    private static Block paragraph(String text) {
        return new Block(Block.Kind.PARAGRAPH, 0, text);
    }

    @Test
    void aShortTextIsOneChunkWithoutHeading() {
        assertEquals(
                List.of(new Chunk(null, "One.\nTwo.")), Chunker.chunks(List.of(paragraph("One."), paragraph("Two."))));
    }

    @Test
    void eachHeadingBeginsAChunkThatKnowsItsPath() {
        List<Chunk> chunks = Chunker.chunks(List.of(
                heading(1, "Returns"),
                paragraph("Within 30 days."),
                heading(2, "How"),
                paragraph("By post."),
                heading(1, "Payment"),
                paragraph("By card.")));
        assertEquals(
                List.of(
                        new Chunk("Returns", "Within 30 days."),
                        new Chunk("Returns > How", "By post."),
                        new Chunk("Payment", "By card.")),
                chunks);
    }

    @Test
    void listItemsKeepTheirDepth() {
        List<Chunk> chunks = Chunker.chunks(List.of(
                paragraph("Sizes:"),
                new Block(Block.Kind.LIST_ITEM, 0, "S"),
                new Block(Block.Kind.LIST_ITEM, 1, "XS")));
        assertEquals("Sizes:\n- S\n  - XS", chunks.get(0).text());
    }

    @Test
    void aLongTextIsCutBetweenSentencesIntoChunksOfFittingSize() {
        String sentence = "This sentence is repeated until nobody wants to read it any more. ";
        List<Chunk> chunks =
                Chunker.chunks(List.of(paragraph(sentence.repeat(200).strip())));
        assertTrue(chunks.size() > 5);
        for (Chunk chunk : chunks) {
            assertTrue(Chunker.tokens(chunk.text()) <= 400, chunk::text);
            assertTrue(chunk.text().startsWith("This") && chunk.text().endsWith("more."), chunk::text);
        }
    }

    @Test
    void aSentenceWithoutEndIsCutBetweenWordsAndNothingIsLost() {
        String words = "word ".repeat(3_000).strip();
        List<Chunk> chunks = Chunker.chunks(List.of(paragraph(words)));
        assertTrue(chunks.stream().allMatch(chunk -> Chunker.tokens(chunk.text()) <= 400));
        assertEquals(words, String.join(" ", chunks.stream().map(Chunk::text).toList()));
    }

    @Test
    void ideographsWithoutSpacesAreCutToo() {
        List<Chunk> chunks = Chunker.chunks(List.of(paragraph("退".repeat(2_000))));
        assertTrue(chunks.stream().allMatch(chunk -> Chunker.tokens(chunk.text()) <= 400));
        assertEquals(
                2_000, chunks.stream().mapToInt(chunk -> chunk.text().length()).sum());
    }

    @Test
    void everyBlockOfALongDocumentIsInExactlyOneChunk() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            blocks.add(paragraph("Paragraph number " + i + " says something about shipping to place " + i + "."));
        }
        String all = String.join(
                "\n", Chunker.chunks(blocks).stream().map(Chunk::text).toList());
        assertEquals(String.join("\n", blocks.stream().map(Block::text).toList()), all);
    }

    @Test
    void headingsAloneAreStillSomethingToFind() {
        assertEquals(
                List.of(new Chunk(null, "Imprint\nContact")),
                Chunker.chunks(List.of(heading(1, "Imprint"), heading(1, "Contact"))));
    }

    @Test
    void aQuestionIsOneChunkWithTheQuestionInItsFirstLine() {
        assertEquals(
                List.of(new Chunk(null, "Do you ship abroad?\nYes.\n\nTo Iceland.")),
                Chunker.ofQuestion("Do you ship\nabroad?", "Yes.\n\nTo Iceland. "));
    }

    @Test
    void aVeryLongAnswerRepeatsItsQuestion() {
        List<Chunk> chunks =
                Chunker.ofQuestion("What are your terms?", "A line of the terms that has to be read.\n".repeat(200));
        assertTrue(chunks.size() > 1);
        assertTrue(chunks.stream().allMatch(chunk -> chunk.text().startsWith("What are your terms?\n")));
    }

    @Test
    void namesOfPassagesDependOnDocumentAndWordsOnly() {
        String prefix = PassageIds.prefix("document", "å/1");
        String id = PassageIds.of(prefix, "text");
        assertEquals(id, PassageIds.of(PassageIds.prefix("document", "å/1"), "text"));
        assertFalse(id.equals(PassageIds.of(prefix, "other")));
        assertFalse(prefix.equals(PassageIds.prefix("question", "å/1")));
        assertTrue(id.matches("[0-9a-f]{24}-[0-9a-f]{16}"));
        assertTrue(prefix.compareTo(id) < 0 && id.compareTo(PassageIds.after(prefix)) < 0);
    }

    @Test
    void theTitleIsNotRepeatedAsAHeading() {
        List<Piece> pieces = DocumentVersion.pieces(
                "document",
                "1",
                "Care",
                null,
                "en",
                List.of(new Chunk("Care", "a"), new Chunk("Care > Wool", "b"), new Chunk("Care > Wool", "b")),
                java.util.Map.of("price", "1"));
        assertEquals(2, pieces.size());
        assertFalse(pieces.get(0).metadata().containsKey("heading"));
        assertEquals("Wool", pieces.get(1).metadata().getString("heading"));
        assertEquals("Care\nWool\nb", pieces.get(1).embeddedText());
        assertEquals("1", pieces.get(1).metadata().getString("price"));
    }
}
