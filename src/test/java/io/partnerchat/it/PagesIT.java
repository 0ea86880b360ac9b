package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of a partner's own site, fetched from a server that is not ours. */
class PagesIT extends OnBothEngines {
    private final PartnerSite web = PartnerSite.open();

    private Library library() throws Exception {
        return new Library(Shop.open(site()));
    }

    private static JsonObject start(String url) {
        return Json.createObjectBuilder().add("url", url).build();
    }

    private static JsonObject sitemap(String url) {
        return Json.createObjectBuilder().add("sitemap", url).build();
    }

    private static String link(String href) {
        return "<p><a href='" + href + "'>Read on about this matter</a></p>";
    }

    @Test
    void aSiteIsReadFromOnePageOnAndTheBotAnswersFromItsMainText() throws Exception {
        Library library = library();
        String word = library.shop().word();
        web.page("/", "Welcome", "<p>All about " + word + ".</p>" + link("/shipping?utm_source=x") + link("deep/1"))
                .page(
                        "/shipping",
                        "Shipping",
                        "<p>Parcels of " + word + " arrive within three days.</p>" + link("/#top"))
                .page("/deep/1", "One", link("/deep/2") + link("https://stranger.example/"))
                .page("/deep/2", "Two", link("/deep/3"))
                .page("/deep/3", "Three", link("/deep/4"))
                .page("/deep/4", "Four", "<p>Too far away.</p>");
        JsonObject job = library.done(library.post("/pages", start(web.url("/"))));

        assertEquals(List.of("One", "Shipping", "Three", "Two", "Welcome"), library.titles("/pages"));
        assertEquals(5, job.getJsonObject("counts").getInt("done"), job.toString());
        assertEquals(1, job.getInt("progress"), job.toString());
        assertEquals(
                List.of("Links more than 3 steps away from the first page were not followed."), Library.messages(job));
        assertEquals(List.of("/", "/shipping", "/deep/1", "/deep/2", "/deep/3"), web.takeVisits());
        library.foundOnce("When will parcels of " + word + " arrive?", "Parcels of " + word);
        JsonObject hit =
                library.search("When will parcels of " + word + " arrive?").get(0);
        assertTrue(hit.toString().contains("Parcels of " + word + " arrive within three days."), hit.toString());
        assertFalse(hit.toString().contains("Imprint"), hit.toString());
        assertEquals(web.url("/shipping"), hit.getJsonObject("passage").getString("url"));
        assertEquals(
                Set.copyOf(library.vectorIds()), vendors().ids(library.shop().id()));
    }

    @Test
    void whatIsUnchangedCostsNothingAndWhatIsGoneIsRemoved() throws Exception {
        Library library = library();
        String word = library.shop().word();
        web.page("/", "Home", "<p>" + word + " at home.</p>" + link("/a") + link("/b"), "ETag", "\"home\"")
                .page("/a", "A", "<p>" + word + " and a.</p>")
                .page("/b", "B", "<p>" + word + " and b.</p>", "ETag", "\"b1\"");
        library.done(library.post("/pages", start(web.url("/"))));
        long embedded = vendors().embedded(word);

        String fresh = Names.unique("");
        web.page("/b", "B", "<p>" + word + " and " + fresh + ".</p>", "ETag", "\"b2\"")
                .without("/a");
        web.visits().clear();
        JsonObject job = library.done(library.post("/pages", start(web.url("/"))));

        assertEquals(List.of("B", "Home"), library.titles("/pages"));
        assertEquals(
                word + " and " + fresh + ".",
                library.foundOnce("What about " + fresh + "?", word).get(0));
        JsonObject counts = job.getJsonObject("counts");
        assertEquals(1, counts.getInt("unchanged"), job.toString());
        assertEquals(1, counts.getInt("removed"), job.toString());
        assertEquals(embedded + 1, vendors().embedded(word));
        assertTrue(
                web.visits().stream().anyMatch(visit -> visit.path().equals("/") && "\"home\"".equals(visit.etag())),
                web.visits().toString());
        assertEquals(Set.copyOf(library.vectorIds()), idsAfterRemoval(library));
    }

    /** Pinecone forgets a moment later. */
    private Set<String> idsAfterRemoval(Library library) throws Exception {
        Set<String> ours = Set.copyOf(library.vectorIds());
        Await.until(
                "Pinecone has what we have",
                java.time.Duration.ofSeconds(20),
                () -> vendors().ids(library.shop().id()).equals(ours));
        return vendors().ids(library.shop().id());
    }

    @Test
    void aSitemapAndThoseThatItNamesAreReadAsFarAsTheyAreTheSitesOwn() throws Exception {
        Library library = library();
        web.file("/sitemap.xml", "text/xml", """
                        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                        <sitemap><loc>%s</loc></sitemap><sitemap><loc>https://stranger.example/s.xml</loc></sitemap>
                        </sitemapindex>""".formatted(web.url("/pages.xml")))
                .file("/pages.xml", "text/xml", """
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc></url>
                        <url><loc>%s</loc></url><url><loc>http://169.254.169.254/latest</loc></url></urlset>""".formatted(web.url("/a"), web.url("/b")))
                .page("/a", "A", "<p>About a.</p>" + link("/c"))
                .page("/b", "B", "<p>About b.</p>")
                .page("/c", "C", "<p>Not in the sitemap.</p>");
        JsonObject job = library.done(library.post("/pages", sitemap(web.url("/sitemap.xml"))));
        assertEquals(List.of("A", "B"), library.titles("/pages"));
        assertEquals(
                List.of("2 addresses in the sitemap are on other sites and were left out."), Library.messages(job));

        web.file("/pages.xml", "text/xml", "<urlset><url><loc>" + web.url("/b") + "</loc></url></urlset>");
        library.done(library.post("/pages", sitemap(web.url("/sitemap.xml"))));
        assertEquals(List.of("B"), library.titles("/pages"));
    }

    @Test
    void robotsTxtAndRobotsTagsAreKept() throws Exception {
        Library library = library();
        web.file("/robots.txt", "text/plain", "User-agent: *\nDisallow: /secret\n")
                .page("/", "Home", link("/secret/1") + link("/hidden") + link("/open"))
                .page("/secret/1", "Secret", "<p>Secret.</p>")
                .page("/hidden", "Hidden", "<p>Hidden.</p>", "X-Robots-Tag", "noindex")
                .page("/open", "Open", "<p>Open to all.</p>");
        JsonObject job = library.done(library.post("/pages", start(web.url("/"))));
        assertEquals(List.of("Home", "Open"), library.titles("/pages"));
        assertEquals(
                List.of(
                        web.url("/secret/1") + ": The site's robots.txt does not allow it.",
                        web.url("/hidden") + ": The page asks not to be found (noindex)."),
                Library.messages(job));
        assertEquals("/robots.txt", web.visits().get(0).path());
        assertTrue(web.visits().stream().allMatch(visit -> visit.agent().equals("PartnerChatBot/1.0")));
        assertFalse(web.takeVisits().contains("/secret/1"));
    }

    @Test
    void aPageWithSeveralAddressesIsOneAndABrokenLinkIsSaid() throws Exception {
        Library library = library();
        web.page(
                        "/",
                        "Home",
                        link("/a?color=red")
                                + link("/a?color=blue")
                                + link("/moved")
                                + link("/broken")
                                + link("/f.bin"))
                .file("/a?color=red", "text/html", "<link rel=canonical href=/a><title>A</title><p>The same page.</p>")
                .file("/a?color=blue", "text/html", "<link rel=canonical href=/a><title>A</title><p>The same page.</p>")
                .answer("/moved", 301, "", "Location", web.url("/a?color=red"))
                .file("/f.bin", "application/octet-stream", "x");
        JsonObject job = library.done(library.post("/pages", start(web.url("/"))));
        assertEquals(List.of("A", "Home"), library.titles("/pages"));
        assertTrue(library.documents("/pages").toString().contains(web.url("/a") + "\""), "canonical address");
        assertEquals(
                List.of(
                        web.url("/broken") + ": There is no such page (the site answers with status 404).",
                        web.url("/f.bin") + ": It is no page but application/octet-stream."),
                Library.messages(job));
        assertEquals(1, job.getJsonObject("counts").getInt("failed"));
    }

    @Test
    void limitsAreSaidAndWhatWasNotSeenStays() throws Exception {
        Library library = library();
        String many = IntStream.range(0, 40).mapToObj(i -> link("/p" + i)).reduce("", String::concat);
        web.page("/", "Home", many);
        IntStream.range(0, 40).forEach(i -> web.page("/p" + i, "P" + i, "<p>Page number " + i + ".</p>"));
        JsonObject job = library.done(library.post("/pages", start(web.url("/"))));
        assertEquals(30, library.documents("/pages?limit=7").size());
        assertEquals(
                List.of("The limit of 30 pages was reached: what was found later was left out."),
                Library.messages(job));
        // the order has changed: nobody can say that those beyond the limit are gone
        String turned =
                IntStream.range(0, 40).mapToObj(i -> link("/p" + (39 - i))).reduce("", String::concat);
        web.page("/", "Home", turned).without("/p39");
        library.done(library.post("/pages", start(web.url("/"))));
        assertEquals(40, library.documents("/pages").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[fd00:ec2::254]/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://shop.example:22/",
                "ftp://shop.example/",
                "file:///etc/passwd",
                "shop.example/help",
                ""
            })
    void anAddressThatIsNoPublicPageIsRefusedAtTheDoor(String url) throws Exception {
        Library library = library();
        assertEquals(List.of("url"), library.post("/pages", start(url)).violations());
        assertEquals(List.of("sitemap"), library.post("/pages", sitemap(url)).violations());
    }

    @Test
    void aNameThatLeadsInsideAndARedirectThatDoesAreRefusedWhenTheyAreMet() throws Exception {
        Library library = library();
        web.page("/", "Home", link("/in") + link("/meta"))
                .answer("/in", 302, "", "Location", api().base() + "/health/live")
                .answer("/meta", 302, "", "Location", "http://169.254.169.254/latest/");
        JsonObject job = library.done(library.post("/pages", start(web.url("/"))));
        assertEquals(List.of("Home"), library.titles("/pages"));
        assertEquals(
                List.of(
                        web.url("/in") + ": The address must be on the public internet.",
                        web.url("/meta") + ": The address must be on the public internet."),
                Library.messages(job));
        // some names are looked up only when a hole is open, and lead nowhere but into it
        JsonObject local = library.ended(library.post("/pages", start("http://localhost:" + port(web.url("/")) + "/")));
        assertEquals("failed", local.getString("phase"), local.toString());
    }

    private static int port(String url) {
        return java.net.URI.create(url).getPort();
    }

    @Test
    void onlyThePartnersOwnSitesAreRead() throws Exception {
        Shop shop = Shop.create(
                site(),
                Json.createObjectBuilder()
                        .add("website", "https://shop.example")
                        .add(
                                "settings",
                                Json.createObjectBuilder()
                                        .add("settings_access", "open")
                                        .add(
                                                "allowed_origins",
                                                Json.createArrayBuilder().add("http://" + web.host()))));
        Library library = new Library(shop);
        Reply refused = library.post("/pages", start("https://stranger.example/"));
        refused.problem(400);
        assertTrue(
                refused.body().contains("must be on your own site: " + web.host() + ", shop.example"), refused.body());
        web.page("/", "Home", "<p>Home.</p>")
                .answer("/away", 302, "", "Location", PartnerSite.open().url("/"));
        library.done(library.post("/pages", start(web.url("/"))));
        JsonObject away = library.ended(library.post("/pages", start(web.url("/away"))));
        assertEquals("failed", away.getString("phase"));
        assertEquals("It leads to another site.", away.getString("message"));
    }

    @Test
    void whatIsAskedForHasToBeClear() throws Exception {
        Library library = library();
        assertEquals(
                List.of("url"),
                library.post("/pages", Json.createObjectBuilder().build()).violations());
        JsonObject both = Json.createObjectBuilder()
                .add("url", web.url("/"))
                .add("sitemap", web.url("/"))
                .add("depth", 99)
                .add("speed", 1)
                .build();
        assertEquals(
                List.of("depth", "depth", "speed", "url"),
                library.post("/pages", both).violations());
        Shop locked = Shop.locked(site());
        api().post("/api/knowledge/" + locked.id() + "/pages", start(web.url("/")))
                .apiProblem(401);
    }

    @Test
    void aPageAloneCanBeReadAndRemoved() throws Exception {
        Library library = library();
        web.page("/faq", "Questions", "<h2>Returns</h2><p>Within thirty days.</p>" + link("/other"));
        JsonObject alone =
                Json.createObjectBuilder(start(web.url("/faq"))).add("depth", 0).build();
        library.done(library.post("/pages", alone));
        JsonObject page = library.documents("/pages").get(0);
        String path = "/pages/" + page.getString("id");
        JsonObject whole = library.get(path).json(200);
        assertTrue(whole.toString().contains("Within thirty days."), whole.toString());
        assertEquals(204, library.delete(path).status());
        library.get(path).apiProblem(404);
        library.delete(path).apiProblem(404);
        assertEquals(List.of(), library.documents("/pages"));
        assertEquals(Set.of(), idsAfterRemoval(library));
        // as it was removed, it is read again when it is asked for
        library.done(library.post("/pages", alone));
        assertEquals(1, library.documents("/pages").size());
    }

    @Test
    void aSiteThatIsDownPausesTheJobAndItGoesOnByItself() throws Exception {
        Library library = library();
        web.answer("/robots.txt", 503, "busy").page("/", "Home", "<p>Open again.</p>");
        String id = Library.accepted(library.post("/pages", start(web.url("/"))));
        JsonObject waiting = library.reaches(id, "waiting");
        assertTrue(waiting.getString("message").contains("robots.txt cannot be read just now"), waiting.toString());
        web.without("/robots.txt");
        library.reaches(id, "done");
        assertEquals(List.of("Home"), library.titles("/pages"));
    }

    @Test
    void aVendorsOutageInTheMiddleLosesNothingAndReadsNothingTwice() throws Exception {
        Library library = library();
        String word = library.shop().word();
        web.page("/", "Home", "<p>Home.</p>" + link("/a") + link("/b"))
                .page("/a", "A", "<p>" + word + " is here.</p>")
                .page("/b", "B", "<p>Nothing special.</p>");
        vendors().script(VendorCall.Kind.EMBEDDINGS, word, Reaction.html(503));
        String id = Library.accepted(library.post("/pages", start(web.url("/"))));
        JsonObject waiting = library.reaches(id, "waiting");
        assertTrue(waiting.getString("message").startsWith("A vendor does not answer"), waiting.toString());
        assertEquals(List.of("Home"), library.titles("/pages"));
        vendors().recover(word);
        library.reaches(id, "done");
        assertEquals(List.of("A", "B", "Home"), library.titles("/pages"));
        List<String> visits = web.takeVisits();
        assertEquals(1, visits.stream().filter("/"::equals).count(), visits.toString());
        assertEquals(1, visits.stream().filter("/b"::equals).count(), visits.toString());
    }
}
