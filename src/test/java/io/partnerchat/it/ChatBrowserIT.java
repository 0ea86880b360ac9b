package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A visitor asks and is answered. */
class ChatBrowserIT extends InBrowser {
    @Test
    void aVisitorIsWelcomedAndAnswered() throws Exception {
        Shop shop = Shop.open(site);
        visit(shop).open();
        assertThat(widget.find(".welcome")).containsText("Hello! How can we help you?");
        widget.ask("Do you sell " + shop.word() + "?").answered("The model's answer.");
        assertThat(widget.questions()).hasText("Do you sell " + shop.word() + "?");
        assertThat(widget.input()).isEmpty();
        assertThat(widget.input()).isFocused();
    }

    @Test
    void whileTheAssistantWritesItShows() throws Exception {
        Shop shop = Shop.open(site);
        site.vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.says("At last.").after(Duration.ofSeconds(3)));
        visit(shop).open().ask("Are you there?");
        assertThat(widget.find(".typing")).isVisible();
        widget.answered("At last.");
        assertThat(widget.find(".typing")).isHidden();
    }

    @Test
    void aShopThatWantsNoTypingIndicatorHasNone() throws Exception {
        Shop shop = Shop.open(site);
        shop.change(jakarta.json.Json.createObjectBuilder().add("show_typing_indicator", false));
        site.vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.says("At last.").after(Duration.ofSeconds(2)));
        visit(shop).open().ask("Are you there?");
        assertThat(widget.questions()).hasCount(1);
        assertThat(widget.find(".typing")).isHidden();
        widget.answered("At last.");
    }

    @Test
    void lightMarkdownIsShownAsSuch() throws Exception {
        Shop shop = Shop.create(
                site,
                Json.createObjectBuilder().add("settings", Shop.access("open")).add("website", "https://shop.example"));
        site.vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.says("""
                        We have **two** kinds, *both* `new`:

                        - pine
                        - spruce

                        1. Choose
                        2. Pay

                        Read [our guide](https://shop.example/guide) or write to help@shop.example."""));
        visit(shop).open().ask("Which kinds are there?");
        assertThat(widget.answers().locator("strong")).hasText("two");
        assertThat(widget.answers().locator("em")).hasText("both");
        assertThat(widget.answers().locator("code")).hasText("new");
        assertThat(widget.answers().locator("ul > li")).hasText(new String[] {"pine", "spruce"});
        assertThat(widget.answers().locator("ol > li")).hasText(new String[] {"Choose", "Pay"});
        assertThat(widget.answers().locator("a").first()).hasAttribute("href", "https://shop.example/guide");
        assertThat(widget.answers().locator("a").first()).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(widget.answers().locator("a").last()).hasAttribute("href", "mailto:help@shop.example");
    }

    @Test
    void sourcesAreLinks() throws Exception {
        Shop shop = Shop.open(site).knowsShipping();
        visit(shop).open().ask(shop.shippingQuestion()).answered("The model's answer.");
        assertThat(widget.find(".sources a")).hasText("Shipping " + shop.word());
        assertThat(widget.find(".sources a")).hasAttribute("href", "https://shop.example/shipping");
        assertThat(widget.find(".degraded")).hasCount(0);
    }

    @Test
    void anAnswerWithoutTheModelSaysSoDiscreetly() throws Exception {
        Shop shop = Shop.open(site).knowsShipping();
        site.vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        visit(shop).open().ask(shop.shippingQuestion());
        assertThat(widget.answers()).containsText("arrive within three days");
        assertThat(widget.find(".degraded")).hasText("From our information");
    }

    @Test
    void whenNothingIsKnownTheContactIsGivenAndMarked() throws Exception {
        Shop shop = Shop.open(site);
        site.vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        visit(shop).open().ask("Who made " + shop.word() + "?");
        assertThat(widget.answers()).containsText("help@shop.example");
        assertThat(widget.find(".degraded")).hasText("Assistant unavailable");
    }
}
