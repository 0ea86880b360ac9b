package io.partnerchat.knowledge;

import static io.partnerchat.knowledge.SearchFixtures.page;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankFusionTest {
    private static final String TEXT = "Parcels go out every working day before noon and are with you two days later.";

    private static Hit byWords(String id, double score) {
        return new Hit(page(id, id, "Text of its own about " + id), score, Hit.WORDS);
    }

    private static Hit byMeaning(String id, double score) {
        return new Hit(page(id, id, "Text of its own about " + id), score, Hit.MEANING);
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.passage().id()).toList();
    }

    @Test
    void whatBothHalvesFindComesFirst() {
        List<Hit> hits = RankFusion.fuse(
                List.of(byMeaning("a", 0.9), byMeaning("b", 0.8)), List.of(byWords("b", 0.7), byWords("c", 0.6)), 5);
        assertEquals(List.of("b", "a", "c"), ids(hits));
        assertEquals(Hit.BOTH, hits.get(0).half());
        assertEquals(0.8, hits.get(0).score());
    }

    @Test
    void eachHalfStandsAlone() {
        assertEquals(List.of("a"), ids(RankFusion.fuse(List.of(byMeaning("a", 0.9)), List.of(), 5)));
        assertEquals(List.of("c"), ids(RankFusion.fuse(List.of(), List.of(byWords("c", 0.6)), 5)));
    }

    @Test
    void noMoreThanAskedForAreKept() {
        assertEquals(
                List.of("a", "b"),
                ids(RankFusion.fuse(List.of(), List.of(byWords("a", 0.9), byWords("b", 0.8), byWords("c", 0.7)), 2)));
    }

    @Test
    void ofPassagesThatSayTheSameTheBestIsKept() {
        Hit first = new Hit(page("a", "Shipping", TEXT), 0.9, Hit.WORDS);
        Hit again = new Hit(page("b", "Delivery", TEXT + ' '), 0.8, Hit.WORDS);
        assertEquals(List.of("a", "c"), ids(RankFusion.fuse(List.of(), List.of(first, again, byWords("c", 0.7)), 5)));
    }

    @Test
    void twoProductsWithTheSameDescriptionAreTwoProducts() {
        Passage one = new Passage("a", TEXT, "Mug, blue", null, "a", Passage.PRODUCT, null, null, null);
        Passage other = new Passage("b", TEXT, "Mug, green", null, "b", Passage.PRODUCT, null, null, null);
        List<Hit> hits = List.of(new Hit(one, 0.9, Hit.WORDS), new Hit(other, 0.8, Hit.WORDS));
        assertEquals(List.of("a", "b"), ids(RankFusion.fuse(List.of(), hits, 5)));
    }
}
