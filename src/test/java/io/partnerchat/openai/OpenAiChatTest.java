package io.partnerchat.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.partnerchat.vendor.VendorTesting.failure;
import static io.partnerchat.vendor.VendorTesting.result;
import static io.partnerchat.vendor.VendorTesting.scope;
import static io.partnerchat.vendor.VendorTesting.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.partnerchat.config.Settings;
import io.partnerchat.openai.Completion.Message;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorTesting;
import io.partnerchat.vendor.VendorTransport;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiChatTest {
    private static final String PATH = "/v1/chat/completions";
    private static final Dialect OFFICIAL = new Dialect(true, false);
    private static final Dialect COMPATIBLE = new Dialect(false, false);
    private static final String ANSWER = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1741569952,"model":"gpt-6-luna-2026","choices":[{"index":0,
            "message":{"role":"assistant","content":"30 days.","refusal":null,"annotations":[]},"logprobs":null,
            "finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":10,"total_tokens":29},"new":[{}]}""";

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().jettyAcceptors(1).containerThreads(50))
            .build();

    private VendorTransport transport;

    @BeforeEach
    void open() {
        transport = VendorTransport.outsideContainer(settings());
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private OpenAi openAi(Dialect dialect, String... changes) {
        String[] all = new String[changes.length + 2];
        System.arraycopy(changes, 0, all, 2, changes.length);
        all[0] = "OPENAI_BASE_URL";
        all[1] = VENDOR.baseUrl() + "/v1";
        Settings settings = settings(all);
        return new OpenAi(settings, transport, VendorMetrics.NONE, dialect);
    }

    private static Completion.Request question(String text) {
        return new Completion.Request(
                List.of(new Message("system", "Answer from the context."), new Message("user", text)),
                new BigDecimal("0.7"),
                500,
                "visitor-hash");
    }

    private static CompletionStage<Completion> ask(OpenAi openAi) {
        return openAi.complete(question("How long for returns?"), scope());
    }

    private void answers(ResponseDefinitionBuilder answer) {
        VENDOR.stubFor(post(PATH).willReturn(answer));
    }

    /** The stub gives these answers one after the other, the last one for good. */
    private void answersInTurn(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            boolean last = i == answers.length - 1;
            VENDOR.stubFor(post(PATH)
                    .inScenario("turns")
                    .whenScenarioStateIs(i == 0 ? "Started" : "turn" + i)
                    .willSetStateTo("turn" + (last ? i : i + 1))
                    .willReturn(answers[i]));
        }
    }

    private static ResponseDefinitionBuilder error(int status, String type, String code, String param) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader("x-request-id", "req_123")
                .withBody("{\"error\":{\"message\":\"vendor words sk-test-secret\",\"type\":\"" + type + "\",\"param\":"
                        + param + ",\"code\":" + code + "}}");
    }

    private static ResponseDefinitionBuilder unsupported(String param) {
        return error(400, "invalid_request_error", "\"unsupported_parameter\"", "\"" + param + "\"");
    }

    private int calls() {
        return VENDOR.findAll(postRequestedFor(urlEqualTo(PATH))).size();
    }

    @Test
    void sendsOpenAiExactlyTheContractsBodyAndHeaders() {
        answers(okJson(ANSWER));
        Completion completion = result(ask(openAi(OFFICIAL)));
        assertEquals(new Completion("30 days.", "stop", 19, 10, "gpt-6-luna-2026"), completion);
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer sk-test-secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Accept", equalTo("application/json"))
                        .withHeader("api-key", absent())
                        .withRequestBody(equalToJson("""
                        {"model":"gpt-6-luna","messages":[{"role":"system","content":"Answer from the context."},
                         {"role":"user","content":"How long for returns?"}],"max_completion_tokens":500,"temperature":0.7,
                         "reasoning_effort":"low","store":false,"safety_identifier":"visitor-hash"}""")));
    }

    @Test
    void sendsCompatibleServersOnlyWhatTheyKnow() {
        answers(okJson(ANSWER));
        result(ask(openAi(COMPATIBLE, "OPENAI_API_KEY", "", "OPENAI_MODEL", "llama")));
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", absent())
                        .withRequestBody(equalToJson("""
                        {"model":"llama","messages":[{"role":"system","content":"Answer from the context."},
                         {"role":"user","content":"How long for returns?"}],"max_tokens":500,"temperature":0.7}""")));
    }

    @Test
    void sendsAzureTheKeyInItsOwnHeaderToo() {
        answers(okJson(ANSWER));
        result(ask(openAi(new Dialect(true, true))));
        VENDOR.verify(postRequestedFor(urlEqualTo(PATH))
                .withHeader("api-key", equalTo("sk-test-secret"))
                .withHeader("Authorization", equalTo("Bearer sk-test-secret")));
    }

    @Test
    void anyUnicodeArrivesAsItIs() {
        answers(okJson(ANSWER.replace("30 days.", "déjà 👍 \\u0000 \\\" ok")));
        String text = "q \"\\\u0000\u001f\u2028 😀 漢字 \uFEFF";
        Completion completion = result(openAi(OFFICIAL).complete(question(text), scope()));
        assertEquals("déjà 👍 \u0000 \" ok", completion.text());
        String sent = VENDOR.findAll(postRequestedFor(urlEqualTo(PATH))).get(0).getBodyAsString();
        var messages = jakarta.json.Json.createReader(new java.io.StringReader(sent))
                .readObject()
                .getJsonArray("messages");
        assertEquals(text, messages.getJsonObject(1).getString("content"));
    }

    @Test
    void learnsTheTokenLimitsNameAndThatTheTemperatureIsFixedAndRemembersBoth() {
        VENDOR.stubFor(post(PATH).atPriority(3).willReturn(okJson(ANSWER)));
        VENDOR.stubFor(post(PATH)
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.max_tokens"))
                .willReturn(unsupported("max_tokens")));
        VENDOR.stubFor(post(PATH)
                .atPriority(2)
                .withRequestBody(matchingJsonPath("$.temperature"))
                .willReturn(error(400, "invalid_request_error", "\"unsupported_value\"", "\"temperature\"")));
        OpenAi openAi = openAi(COMPATIBLE);
        assertEquals("30 days.", result(ask(openAi)).text());
        assertEquals(3, calls());
        result(ask(openAi));
        assertEquals(4, calls());
        VENDOR.verify(
                2,
                postRequestedFor(urlEqualTo(PATH))
                        .withRequestBody(matchingJsonPath("$.max_completion_tokens", equalTo("500")))
                        .withRequestBody(matchingJsonPath("$.max_tokens", absent()))
                        .withRequestBody(matchingJsonPath("$.temperature", absent())));
    }

    @Test
    void firstCallsAtOnceLearnTheSameThing() {
        VENDOR.stubFor(post(PATH).atPriority(2).willReturn(okJson(ANSWER)));
        VENDOR.stubFor(post(PATH)
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.max_completion_tokens"))
                .willReturn(unsupported("max_completion_tokens").withFixedDelay(50)));
        OpenAi openAi = openAi(OFFICIAL);
        var stages = IntStream.range(0, 20).mapToObj(i -> ask(openAi)).toList();
        stages.forEach(VendorTesting::result);
        int before = calls();
        result(ask(openAi));
        assertEquals(before + 1, calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_effort", "store", "safety_identifier", "max_completion_tokens", "temperature"})
    void doesWithoutAFieldThatIsRefused(String field) {
        VENDOR.stubFor(post(PATH).atPriority(2).willReturn(okJson(ANSWER)));
        VENDOR.stubFor(post(PATH)
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$." + field))
                .willReturn(unsupported(field)));
        result(ask(openAi(OFFICIAL)));
        assertEquals(2, calls());
    }

    @Test
    void learnsFromA422ThatNamesTheFieldInItsOwnWay() {
        VENDOR.stubFor(post(PATH).atPriority(2).willReturn(okJson(ANSWER)));
        VENDOR.stubFor(post(PATH)
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.max_completion_tokens"))
                .willReturn(aResponse()
                        .withStatus(422)
                        .withHeader("Content-Type", "application/json")
                        .withBody("""
                                {"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],
                                "msg":"Extra inputs are not permitted"}]}""")));
        assertEquals("30 days.", result(ask(openAi(OFFICIAL))).text());
        VENDOR.verify(1, postRequestedFor(urlEqualTo(PATH)).withRequestBody(matchingJsonPath("$.max_tokens")));
    }

    @Test
    void doesNotTakeATooLargeLimitForAnUnknownOne() {
        answers(error(400, "invalid_request_error", "\"invalid_value\"", "\"max_completion_tokens\""));
        assertEquals(Kind.REJECTED, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(1, calls());
    }

    @Test
    void givesUpLearningAfterFourRefusals() {
        answersInTurn(
                unsupported("max_completion_tokens"),
                unsupported("temperature"),
                unsupported("reasoning_effort"),
                unsupported("store"),
                unsupported("safety_identifier"));
        assertEquals(Kind.REJECTED, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(5, calls());
    }

    @Test
    void aRefusalsTextIsTheAnswer() {
        answers(okJson(
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":\"I can't.\"}}]}"));
        assertEquals(new Completion("I can't.", null, 0, 0, null), result(ask(openAi(OFFICIAL))));
    }

    @Test
    void aCutTextIsAnAnswer() {
        answers(okJson("{\"choices\":[{\"message\":{\"content\":\"30 da\"},\"finish_reason\":\"length\"}]}"));
        assertEquals("length", result(ask(openAi(OFFICIAL))).finishReason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":[7]}",
                "{\"choices\":{}}",
                "{\"choices\":[{\"message\":{\"content\":\"  \"},\"finish_reason\":\"length\"}]}",
                "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"content_filter\"}]}",
                "{\"choices\":[{\"message\":{\"content\":[]}}]}",
                "{\"error\":{\"message\":\"oops\"}}",
                "{\"choices\":[{\"message\":{\"content\":\"cut he",
                "<html>Sign in</html>"
            })
    void rubbishIsABadAnswerAndNotAskedForAgain(String body) {
        answers(okJson(body));
        assertEquals(Kind.BAD_ANSWER, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(1, calls());
    }

    @Test
    void waitsAsLongAsTheVendorAsksWithinTheCap() {
        answersInTurn(
                error(429, "requests", "\"rate_limit_exceeded\"", "null").withHeader("Retry-After", "1"),
                okJson(ANSWER));
        long start = System.nanoTime();
        assertEquals("30 days.", result(ask(openAi(OFFICIAL))).text());
        assertTrue(System.nanoTime() - start >= 1_000_000_000L);
        assertEquals(2, calls());
    }

    @Test
    void aWaitInMillisecondsComesBeforeOneInSeconds() {
        answersInTurn(
                error(429, "tokens", "\"rate_limit_exceeded\"", "null")
                        .withHeader("retry-after-ms", "20")
                        .withHeader("Retry-After", "1000"),
                okJson(ANSWER));
        assertEquals("30 days.", result(ask(openAi(OFFICIAL))).text());
    }

    @Test
    void aWaitAboveTheCapIsReportedAndNotWaitedFor() {
        answers(error(429, "requests", "\"rate_limit_exceeded\"", "null").withHeader("Retry-After", "4"));
        assertEquals(Kind.RATE_LIMITED, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(1, calls());
    }

    @Test
    void aRetryAfterMayBeADate() {
        String tomorrow = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusDays(1));
        answers(error(503, "service_unavailable_error", "\"server_is_overloaded\"", "null")
                .withHeader("Retry-After", tomorrow));
        assertEquals(Kind.UNAVAILABLE, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(1, calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"insufficient_quota", "project_spend_limit_exceeded", "credit_balance_exhausted"})
    void aQuotaErrorIsNeverAskedAgainAndPausesTheModel(String code) {
        answers(error(429, "insufficient_quota", "\"" + code + "\"", "null").withHeader("x-should-retry", "true"));
        OpenAi openAi = openAi(OFFICIAL);
        try (var log = new VendorTesting.Log()) {
            assertEquals(Kind.QUOTA, failure(ask(openAi)).kind());
            assertEquals(Kind.UNAVAILABLE, failure(ask(openAi)).kind());
            assertEquals(1, calls());
            assertEquals(1, log.count("SEVERE vendor=openai.chat outcome=quota code=" + code));
        }
    }

    @ParameterizedTest
    @CsvSource({"401, invalid_api_key", "401, other", "403, other", "404, model_not_found", "404, other"})
    void aRefusedKeyOrModelPausesTheModel(int status, String code) {
        answers(error(status, "invalid_request_error", "\"" + code + "\"", "null"));
        OpenAi openAi = openAi(OFFICIAL);
        assertEquals(Kind.REJECTED, failure(ask(openAi)).kind());
        assertEquals(Kind.UNAVAILABLE, failure(ask(openAi)).kind());
        assertEquals(1, calls());
    }

    @Test
    void aWrongRequestHarmsNoOther() {
        answers(error(400, "invalid_request_error", "\"context_length_exceeded\"", "\"messages\""));
        OpenAi openAi = openAi(OFFICIAL, "VENDOR_BREAKER_MIN_CALLS", "2", "VENDOR_BREAKER_WINDOW", "2");
        for (int i = 0; i < 5; i++) {
            assertEquals(Kind.REJECTED, failure(ask(openAi)).kind());
        }
        answers(okJson(ANSWER));
        assertEquals("30 days.", result(ask(openAi)).text());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 500, 502, 503, 504, 529})
    void asksAgainAfterAFaultThatPasses(int status) {
        answersInTurn(error(status, "server_error", "null", "null"), okJson(ANSWER));
        assertEquals("30 days.", result(ask(openAi(OFFICIAL))).text());
        assertEquals(2, calls());
    }

    @Test
    void asksThreeTimesAtTheMost() {
        answers(error(500, "server_error", "null", "null"));
        assertEquals(Kind.UNAVAILABLE, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(3, calls());
    }

    @Test
    void theVendorCanForbidAndAllowToAskAgain() {
        answers(error(500, "server_error", "null", "null").withHeader("x-should-retry", "false"));
        assertEquals(Kind.UNAVAILABLE, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(1, calls());
        VENDOR.resetAll();
        answersInTurn(error(418, "odd", "null", "null").withHeader("x-should-retry", "true"), okJson(ANSWER));
        assertEquals("30 days.", result(ask(openAi(OFFICIAL))).text());
    }

    @Test
    void asksAgainAfterAResetConnection() {
        answersInTurn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), okJson(ANSWER));
        assertEquals("30 days.", result(ask(openAi(OFFICIAL))).text());
    }

    @Test
    void aProxysHtmlErrorIsUnavailable() {
        answers(aResponse()
                .withStatus(502)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><h1>Bad gateway secret-internal-host</h1></html>"));
        var failure = failure(ask(openAi(OFFICIAL)));
        assertEquals(Kind.UNAVAILABLE, failure.kind());
        assertFalse(failure.getMessage().contains("gateway"));
        assertNull(failure.getCause());
    }

    @Test
    void aRedirectIsNotFollowed() {
        answers(aResponse().withStatus(307).withHeader("Location", VENDOR.baseUrl() + "/elsewhere"));
        assertEquals(Kind.BAD_ANSWER, failure(ask(openAi(OFFICIAL))).kind());
        assertEquals(1, VENDOR.getAllServeEvents().size());
    }

    @Test
    void anAnswerThatNeverEndsInSizeIsCut() {
        answers(okJson("[\"" + "x".repeat(9 * 1024 * 1024) + "\"]"));
        assertEquals(Kind.BAD_ANSWER, failure(ask(openAi(OFFICIAL))).kind());
    }

    @Test
    void aBodyThatDripsLongerThanTheLimitTimesOut() {
        answers(okJson(ANSWER).withChunkedDribbleDelay(20, 60_000));
        assertEquals(
                Kind.TIMEOUT,
                failure(ask(openAi(OFFICIAL, "OPENAI_TIMEOUT_MS", "400"))).kind());
        assertEquals(1, calls());
    }

    @Test
    void neitherLogNorExceptionHoldsTheKeyOrTheVendorsWords() {
        answersInTurn(
                error(500, "server_error", "null", "null"), error(400, "Vendor Words", "\"sk-Test secret\"", "null"));
        try (var log = new VendorTesting.Log()) {
            String message = failure(ask(openAi(OFFICIAL))).getMessage();
            String all = message + log.lines();
            assertFalse(all.contains("sk-test"), all);
            assertFalse(all.toLowerCase(java.util.Locale.ROOT).contains("words"), all);
            assertFalse(all.contains("returns"), all);
            assertTrue(message.contains("status=400 vendor_request=req_123 code=other retries=1"), message);
            assertEquals(1, log.count("WARNING"));
        }
    }

    @Test
    void saysAtTheStartWhatIsConfigured() {
        OpenAi none = new OpenAi(settings("OPENAI_API_KEY", ""), transport, VendorMetrics.NONE);
        assertFalse(none.configured());
        assertEquals(
                "OpenAI is not configured (OPENAI_API_KEY is not set): answers are passages found by keyword.",
                none.startupLine());
        assertEquals(Kind.NOT_CONFIGURED, failure(ask(none)).kind());
        assertTrue(openAi(COMPATIBLE, "OPENAI_API_KEY", "").configured());
        assertFalse(openAi(OFFICIAL).startupLine().contains("sk-test"));
    }
}
