package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests in a real browser, against the server on H2; each with browsers of its own that have no history. */
@ExtendWith(Chromium.class)
abstract class InBrowser {
    static final double LIMIT_MILLIS = 15_000;
    private static final double NAVIGATION_LIMIT_MILLIS = 60_000;

    private final List<BrowserContext> contexts = new ArrayList<>();
    /** What no page may ever do: open a dialog, or throw an error that nobody catches. */
    private final List<String> faults = new ArrayList<>();
    /** What pages wrote to the console as errors. */
    final List<String> complaints = new ArrayList<>();

    Site site;
    Page page;
    Widget widget;

    @BeforeEach
    void aBrowserOpens() {
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
        site = Site.on(Engine.H2);
        page = newVisitor();
        widget = new Widget(page);
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1100, 760).setLocale("en-GB");
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(390, 780)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("en-GB");
    }

    /** A page in a browser that shares nothing with the others. */
    Page newVisitor() {
        return newVisitor(desktop());
    }

    Page newVisitor(Browser.NewContextOptions options) {
        BrowserContext context = Chromium.browser().newContext(options);
        context.setDefaultTimeout(LIMIT_MILLIS);
        context.setDefaultNavigationTimeout(NAVIGATION_LIMIT_MILLIS);
        context.onDialog(dialog -> {
            if (!dialog.type().equals("beforeunload")) {
                faults.add("a dialog: " + dialog.message());
            }
            dialog.accept();
        });
        context.onWebError(error -> faults.add("not caught: " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        contexts.add(context);
        return context.newPage();
    }

    /** The widget of a page of the shop, which has just been opened. */
    Widget visit(ShopPage shopPage) {
        return visit(page, shopPage.address());
    }

    Widget visit(Shop shop) {
        return visit(ShopPage.of(shop));
    }

    static Widget visit(Page page, String address) {
        page.navigate(address);
        return new Widget(page);
    }

    /** A picture for people, under target/screenshots. */
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @AfterEach
    void nothingWentWrongBehindTheScenes() {
        contexts.forEach(BrowserContext::close);
        assertEquals(List.of(), faults);
        assertEquals(List.of(), site.vendors().takeFaults());
    }
}
