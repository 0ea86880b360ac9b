package io.partnerchat.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
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

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorTransport;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModerationTest {
    private static final String PATH = "/v1/moderations";

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final VendorTransport transport = VendorTransport.outsideContainer(settings());

    @AfterEach
    void close() {
        transport.close();
    }

    private OpenAi openAi() {
        return new OpenAi(settings("OPENAI_BASE_URL", VENDOR.baseUrl() + "/v1/"), transport, VendorMetrics.NONE);
    }

    @Test
    void sendsExactlyTheContractsBodyAndReadsOneVerdictForEachText() {
        VENDOR.stubFor(post(PATH).willReturn(okJson("""
                {"id":"modr-1","model":"omni-moderation-latest","results":[
                 {"flagged":false,"categories":{"hate":false},"category_scores":{"hate":0.01}},
                 {"flagged":true,"categories":{"hate/threatening":true,"self-harm":false},
                  "category_applied_input_types":{"hate":["text"]}}]}
                """)));
        assertEquals(List.of(false, true), result(openAi().moderate(List.of("one", "two \"é\""), scope())));
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer sk-test-secret"))
                        .withRequestBody(equalToJson("""
                                {"model":"omni-moderation-latest","input":["one","two \\"é\\""]}
                                """)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"results\":[]}",
                "{\"results\":[{\"flagged\":false},{\"flagged\":false}]}",
                "{\"results\":[{\"flagged\":\"no\"}]}",
                "{\"results\":[7]}",
                "<html>"
            })
    void anAnswerThatIsNoneFails(String body) {
        VENDOR.stubFor(post(PATH).willReturn(okJson(body)));
        assertEquals(
                Kind.BAD_ANSWER,
                failure(openAi().moderate(List.of("one"), scope())).kind());
    }
}
