package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionListTest {
    @TempDir
    Path directory;

    private QuestionList read(String content) throws IOException {
        return read(content, StandardCharsets.UTF_8);
    }

    private QuestionList read(String content, Charset charset) throws IOException {
        Path file = Files.write(directory.resolve("list"), content.getBytes(charset));
        return QuestionList.read(file, 5, ReadClock.start(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"question\":\"Do you ship?\",\"answer\":\"Yes.\"}]",
                "{\"questions\":[{\"question\":\"Do you ship?\",\"answer\":\"Yes.\"}]}",
                "{\"version\":1,\"faqs\":[{\"q\":\"Do you ship?\",\"a\":\"Yes.\",\"title\":\"Shipping\"}]}",
                "{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":\"Question\",\"name\":\"Do you ship?\","
                        + "\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"<p>Yes.</p>\"}}]}",
                "question,answer\nDo you ship?,Yes.\n",
                "\uFEFFFrage;Antwort\n\"Do you ship?\";\"Yes.\"\n",
                "Question\tAnswer\tURL\nDo you ship?\tYes.\t\n"
            })
    void aQuestionIsReadInTheFormsOfTheField(String content) throws IOException {
        QuestionList list = read(content);
        assertEquals(List.of(), list.errors());
        assertEquals(1, list.entries().size());
        QuestionList.Entry entry = list.entries().get(0);
        assertEquals("Do you ship?", entry.question());
        assertEquals("Yes.", entry.answer());
        assertEquals(QuestionList.id(" do  you SHIP?"), entry.id());
    }

    @Test
    void badEntriesAreNamedByTheirLineAndTheOthersGoOn() throws IOException {
        QuestionList json = read("""
                [
                {"question": "One?", "answer": "1", "id": 7},
                {"question": "Two?"},
                "three",
                {"question": "Four?", "answer": "4", "url": "javascript:alert(1)"}
                ]
                """);
        assertEquals(List.of(3L, 4L), json.errors().stream().map(RowError::line).toList());
        assertEquals(List.of("7", QuestionList.id("Four?")), ids(json));
        QuestionList table = read("id,question,answer\na,One?,\"1\n2\"\nb,,2\nc,Three?,3\nc,Three again?,4\n");
        assertEquals(
                List.of(4L, 6L), table.errors().stream().map(RowError::line).toList());
        assertEquals(List.of("a", "c"), ids(table));
        assertEquals("Three again?", table.entries().get(1).question());
    }

    private static List<String> ids(QuestionList list) {
        return list.entries().stream().map(QuestionList.Entry::id).toList();
    }

    @Test
    void anOldEncodingIsRead() throws IOException {
        QuestionList list =
                read("question;answer\nHvor lenge får jeg vente?;Én dag.\n", Charset.forName("windows-1252"));
        assertEquals("Hvor lenge får jeg vente?", list.entries().get(0).question());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"question\":\"One?\",\"answer\":\"1\"},{\"question\":\"Two",
                "{\"questions\":[{\"question\":\"One?\",\"answer\":\"1\"}]",
                "name2,text2\na,b\n",
                "",
                "question,answer\na,b\na,\"c",
                "[{\"question\":\"1?\",\"answer\":\"1\"},{\"question\":\"2?\",\"answer\":\"1\"},{\"question\":\"3?\","
                        + "\"answer\":\"1\"},{\"question\":\"4?\",\"answer\":\"1\"},{\"question\":\"5?\",\"answer\":\"1\"},"
                        + "{\"question\":\"6?\",\"answer\":\"1\"}]"
            })
    void whatBreaksOffOrIsNoListOrIsTooLongIsRefused(String content) {
        SourceException refused = assertThrows(SourceException.class, () -> read(content));
        assertTrue(refused.getMessage().contains("nothing was changed"), refused.getMessage());
    }
}
