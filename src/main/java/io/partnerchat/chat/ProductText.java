package io.partnerchat.chat;

import io.partnerchat.knowledge.Passage;
import io.partnerchat.knowledge.ProductFacts;
import java.math.BigDecimal;

/**
 * What a product costs and whether it is there, in words. The facts come from the search without any price that is too old
 * to be told; a price that is told has its date with it.
 */
final class ProductText {
    private ProductText() {}

    /** The facts for the visitor's eyes; null for a passage that is about no product. */
    static Answer.Product card(Passage passage) {
        ProductFacts facts = passage.product();
        if (facts == null) {
            return null;
        }
        boolean dated = facts.price() != null || facts.availability() != null;
        return new Answer.Product(
                text(facts.price()),
                text(facts.salePrice()),
                facts.currency(),
                facts.availability(),
                facts.image(),
                dated ? facts.feedDate() : null);
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /** What it is, what it costs, whether it is there, and where to buy it, for an answer without the model. */
    static String answer(Passage passage, String excerpt, Phrases phrases) {
        ProductFacts facts = passage.product();
        StringBuilder text = new StringBuilder();
        if (passage.title() != null) {
            text.append("**").append(passage.title()).append("**\n\n");
        }
        text.append(excerpt).append("\n\n").append(price(facts, phrases));
        if (facts.availability() != null) {
            text.append(' ').append(phrases.sentence(facts.availability()));
        }
        if (passage.url() != null) {
            text.append("\n\n").append(phrases.more(passage.url()));
        }
        return text.toString();
    }

    private static String price(ProductFacts facts, Phrases phrases) {
        if (facts.price() == null || facts.feedDate() == null) {
            return phrases.sentence("no_price");
        }
        BigDecimal other = facts.salePrice() == null ? facts.priceMax() : facts.salePrice();
        String sentence = facts.salePrice() != null ? "sale" : other != null ? "range" : "price";
        return phrases.price(sentence, facts.price(), other, facts.currency(), facts.feedDate());
    }

    /** The same as data for the model; empty for a passage that is about no product. */
    static String forModel(Passage passage) {
        ProductFacts facts = passage.product();
        if (facts == null) {
            return "";
        }
        if (facts.price() == null || facts.feedDate() == null) {
            return "\nThe current price and availability are not known here; they stand on the product's page.";
        }
        StringBuilder text = new StringBuilder("\nPrice: ").append(money(facts.price(), facts));
        if (facts.priceMax() != null) {
            text.append(" to ").append(money(facts.priceMax(), facts)).append(", depending on the variant");
        }
        if (facts.salePrice() != null) {
            text.append(", on sale now for ").append(money(facts.salePrice(), facts));
        }
        if (facts.availability() != null) {
            text.append("; availability: ").append(facts.availability().replace('_', ' '));
        }
        return text.append(" (as of ")
                .append(facts.feedDate())
                .append("; name this date with the price)")
                .toString();
    }

    private static String money(BigDecimal amount, ProductFacts facts) {
        return facts.currency() == null ? amount.toPlainString() : amount.toPlainString() + ' ' + facts.currency();
    }
}
