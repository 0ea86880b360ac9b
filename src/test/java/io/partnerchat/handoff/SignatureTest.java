package io.partnerchat.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void theExampleOfTheSpecificationIsSignedAsItSays() {
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}"));
    }

    @Test
    void theLibraryOfTheFieldSignsTheSame() throws Exception {
        String secret = Signature.newSecret();
        assertNotEquals(secret, Signature.newSecret());
        assertEquals(
                new Webhook(secret).sign("msg_1", 1_700_000_000, "{\"ü\":\"🕯\"}"),
                Signature.of(secret, "msg_1", 1_700_000_000, "{\"ü\":\"🕯\"}"));
    }
}
