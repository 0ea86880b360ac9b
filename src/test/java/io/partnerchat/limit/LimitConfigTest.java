package io.partnerchat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.config.InvalidSettingException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitConfigTest {
    private static int perMinute(LimitConfig config, String aiConfig) {
        return config.perMinute(Scope.VISITOR, LimitFixtures.company("a", aiConfig));
    }

    private static OptionalLong tokens(LimitConfig config, String aiConfig) {
        return config.dailyTokens(LimitFixtures.company("a", aiConfig));
    }

    @ParameterizedTest
    @CsvSource({"5,5", "1,1", "600,600", "601,600", "99999999999,600", "1e400,600", "99999999999999999999,600"})
    void aPartnersWishHoldsWithinTheOperatorsCeiling(String wish, int limit) {
        assertEquals(limit, perMinute(LimitFixtures.config(), "{'limits':{'visitor_per_minute':" + wish + "}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "'many'", "null", "2.5", "[]", "true"})
    void aWishThatIsNoSuchNumberLeavesTheUsualLimit(String wish) {
        assertEquals(30, perMinute(LimitFixtures.config(), "{'limits':{'visitor_per_minute':" + wish + "}}"));
    }

    @Test
    void limitsOfAWrongShapeLeaveTheUsualOnes() {
        assertEquals(30, perMinute(LimitFixtures.config(), "{'limits':7}"));
    }

    @Test
    void anOperatorWithoutLimitStillLetsAPartnerChooseOne() {
        LimitConfig config = LimitFixtures.config("LIMIT_VISITOR_PER_MINUTE", "0");
        assertEquals(0, perMinute(config, "{}"));
        assertEquals(5, perMinute(config, "{'limits':{'visitor_per_minute':5}}"));
    }

    @Test
    void theDailyBudgetIsThePartnersWithinTheCeilingAndMayBeNothing() {
        LimitConfig config = LimitFixtures.config();
        assertEquals(OptionalLong.of(20_000_000), tokens(config, "{}"));
        assertEquals(OptionalLong.of(1_000), tokens(config, "{'daily_tokens':1000}"));
        assertEquals(OptionalLong.of(0), tokens(config, "{'daily_tokens':0}"));
        assertEquals(OptionalLong.of(200_000_000), tokens(config, "{'daily_tokens':300000000}"));
        assertEquals(OptionalLong.of(20_000_000), tokens(config, "{'daily_tokens':'all'}"));
    }

    @Test
    void withoutABudgetOfTheOperatorsThereIsNoneUnlessThePartnerChoseOne() {
        LimitConfig config = LimitFixtures.config("LIMIT_DAILY_TOKENS", "0");
        assertTrue(tokens(config, "{}").isEmpty());
        assertTrue(tokens(config, "{'daily_tokens':-1}").isEmpty());
        assertEquals(OptionalLong.of(500), tokens(config, "{'daily_tokens':500}"));
    }

    @Test
    void aWrongSettingIsNamed() {
        InvalidSettingException wrong = assertThrows(
                InvalidSettingException.class, () -> LimitFixtures.config("LIMIT_PARTNER_PER_MINUTE", "lots"));
        assertTrue(wrong.getMessage().contains("LIMIT_PARTNER_PER_MINUTE"), wrong.getMessage());
    }
}
