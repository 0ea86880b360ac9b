package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanySettings;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final Company USUAL = company("{}");
    private static final Company ALL = company("{'mask':['card','iban','email','phone']}");

    private static Company company(String aiConfig) {
        return new Company(
                "a",
                "Shop",
                "help@shop.example",
                "+49 30 901820",
                null,
                null,
                new CompanySettings(true, Set.of()),
                Json.createReader(new StringReader(aiConfig.replace('\'', '"'))).readObject(),
                true);
    }

    private static String masked(String text) {
        return Masking.outgoing(USUAL, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111\u00a01111\u20111111\u20131111",
                "4111.1111.1111.1111",
                "4111 - 1111 - 1111 - 1111",
                "41 11 11 11 11 11 11 11",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "5555 5555 5555 4444",
                "2223 0031 2200 3222",
                "3782 822463 10005",
                "371449635398431",
                "3056 9309 0259 04",
                "6011 1111 1111 1117",
                "3530 1113 3330 0000",
                "6759 6498 2643 8453",
                "4222222222222",
                "٤١١١ ١١١١ ١١١١ ١١١١",
                "４１１１１１１１１１１１１１１１",
                "४१११११११११११११११",
                "4111\u200b1111\u200b1111\u200b1111",
                "\ud835\udfd2\ud835\udfcf11111111111111"
            })
    void aCardNumberIsMaskedHoweverItIsWritten(String number) {
        assertEquals("Charge [card number], please", masked("Charge " + number + ", please"));
    }

    @Test
    void whatFollowsACardNumberStays() {
        assertEquals("[card number] 12/27 123", masked("4111 1111 1111 1111 12/27 123"));
        assertEquals("[card number] or [card number]", masked("4111111111111111 or 5555555555554444"));
        assertEquals("card=[card number]&x=1", masked("card=4111111111111111&x=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 100023456 of 12.05.2026",
                "4111 1111 1111 1112",
                "Do you have 36 37 38 39 40 41 42 43?",
                "EAN 4006381333931",
                "Call +49 30 901820 or 030 901820",
                "1 2 3 4 5 6 7 8 9 10 11 12",
                "DE89 3704 0044 0532 0130 03",
                "My parcel 00340434161094042557",
                "0000 0000 0000 0000",
                "1299 1499 1599 1799",
                "Ærø, 東京 and a 😀",
                ""
            })
    void whatIsNoneStaysTheVerySame(String text) {
        assertSame(text, masked(text));
    }

    @Test
    void everyNumberWithTheRightCheckDigitIsFoundAndAlmostNoOther() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder number = new StringBuilder("4");
            int length = 15 + random.nextInt(3);
            while (number.length() < length) {
                number.append(random.nextInt(10));
            }
            String valid = number + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(number.toString());
            assertEquals("x [card number] y", masked("x " + valid + " y"));
            String wrong = number.toString() + (valid.charAt(length) - '0' + 1 + random.nextInt(9)) % 10;
            assertEquals("x " + wrong + " y", masked("x " + wrong + " y"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "de89 3704 0044 0532 0130 00",
                "DE89-3704-0044-0532-0130-00",
                "GB29 NWBK 6016 1331 9268 19",
                "NO93 8601 1117 947",
                "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
                "FR14 2004 1010 0505 0001 3M02 606",
                "ＤＥ８９３７０４００４４０５３２０１３０００",
                "DE٨٩ ٣٧٠٤ ٠٠٤٤ ٠٥٣٢ ٠١٣٠ ٠٠",
                "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000"
            })
    void anIbanIsMaskedHoweverItIsWritten(String iban) {
        assertEquals("Refund to [IBAN] please", masked("Refund to " + iban + " please"));
        assertEquals("IBAN: [IBAN].", masked("IBAN: " + iban + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE88370400440532013000", "XX89370400440532013000", "ADE89370400440532013000", "DE89 3704"})
    void whatIsNoIbanStays(String text) {
        assertSame(text, masked(text));
    }

    @Test
    void aCompanyChoosesWhatIsMasked() {
        String text = "I am ola@example.com, card 4111111111111111, IBAN DE89370400440532013000, +49 30 901820";
        assertEquals(text, Masking.outgoing(company("{'mask':[]}"), text));
        assertEquals(
                text.replace("DE89370400440532013000", "[IBAN]"), Masking.outgoing(company("{'mask':['iban']}"), text));
        assertEquals(
                "I am [e-mail address], card [card number], IBAN [IBAN], [phone number]", Masking.outgoing(ALL, text));
    }

    @Test
    void aChoiceThatIsNoneLeavesTheUsualKinds() {
        assertEquals("[card number]", Masking.outgoing(company("{'mask':'card'}"), "4111111111111111"));
        assertEquals("4111111111111111", Masking.outgoing(company("{'mask':['CARDS',7]}"), "4111111111111111"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ola@example.com",
                "Ola.Nordmann+shop@mail.example.co.uk",
                "øyvind@bücher.example",
                "o＠example.com"
            })
    void anAddressIsMaskedWhenTheCompanyWantsIt(String address) {
        assertEquals("Write (to [e-mail address]).", Masking.outgoing(ALL, "Write (to " + address + ")."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@shop", "me@", "a @ b.com", "3 @ 4.50", "x@y", "x@y.z"})
    void whatIsNoAddressStays(String text) {
        assertSame(text, Masking.outgoing(ALL, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+47 55 01 23 45", "030 901820", "(030) 90 18 20", "+1 650-253-0000"})
    void aPhoneNumberIsMaskedWhenTheCompanyWantsIt(String number) {
        assertEquals("Call [phone number] please", Masking.outgoing(ALL, "Call " + number + " please"));
    }

    static Stream<String> longTexts() {
        return Stream.of(
                "4".repeat(100_000),
                "4 ".repeat(50_000),
                "4111 ".repeat(20_000),
                "DE89 ".repeat(20_000),
                "a@".repeat(50_000),
                "@" + "a.".repeat(50_000),
                "+49 30 ".repeat(15_000),
                "٤".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void alsoANastyLongTextTakesAShortTime(String text) {
        String masked = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Masking.outgoing(ALL, text));
        assertTrue(masked.length() <= text.length() * 3);
    }
}
