package io.partnerchat.limit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import io.partnerchat.company.Company;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnLimitsTest {
    private static final String ADDRESS = "192.0.2.1";

    private final Clock clock = new Clock();
    private final Company company = LimitFixtures.company("a", "{}");

    private static final class Clock implements TimeMeter {
        private long nanos = 1;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private TurnLimits limits(String... settings) {
        return new TurnLimits(LimitFixtures.config(settings), clock);
    }

    private static int passing(TurnLimits limits, Company company, String user, String session, String address) {
        int passed = 0;
        while (passed < 1_000) {
            try {
                limits.admit(company, user, session, address);
            } catch (ProblemException e) {
                return passed;
            }
            passed++;
        }
        return passed;
    }

    private static Problem refusal(TurnLimits limits, Company company, String user, String session) {
        return assertThrows(ProblemException.class, () -> limits.admit(company, user, session, ADDRESS))
                .problem();
    }

    @Test
    void aVisitorWhoWritesTooMuchIsToldHowLongToWaitAndGoesOnThen() {
        TurnLimits limits = limits();
        assertEquals(30, passing(limits, company, "anna", null, ADDRESS));
        Problem problem = refusal(limits, company, "anna", null);
        assertEquals(429, problem.status());
        assertEquals("2", problem.headers().get("Retry-After"));
        assertEquals(
                "You are writing faster than I can answer. Please wait 2 seconds and send your message again.",
                problem.detail());
        clock.nanos += TimeUnit.SECONDS.toNanos(2);
        assertDoesNotThrow(() -> limits.admit(company, "anna", null, ADDRESS));
        refusal(limits, company, "anna", null);
    }

    @Test
    void oneVisitorsLimitIsNotAnothers() {
        TurnLimits limits = limits();
        passing(limits, company, "anna", null, ADDRESS);
        assertEquals(30, passing(limits, company, "berit", null, ADDRESS));
    }

    @Test
    void oneCompanysLimitIsNotAnothers() {
        TurnLimits limits = limits();
        passing(limits, company, "anna", "s", ADDRESS);
        assertEquals(30, passing(limits, LimitFixtures.company("b", "{}"), "anna", "s", ADDRESS));
    }

    @Test
    void aSessionIsLimitedWhateverTheVisitorCallsItself() {
        TurnLimits limits = limits("LIMIT_VISITOR_PER_MINUTE", "0");
        assertEquals(30, passing(limits, company, null, "session", ADDRESS));
    }

    @Test
    void manyVisitorsOfOneAddressShareItsLimit() {
        TurnLimits limits = limits();
        int passed = 0;
        for (int visitor = 0; visitor < 11; visitor++) {
            passed += passing(limits, company, "visitor-" + visitor, null, ADDRESS);
        }
        assertEquals(300, passed);
        assertTrue(refusal(limits, company, "somebody", null).detail().contains("network"));
        assertDoesNotThrow(() -> limits.admit(company, "somebody", null, "192.0.2.2"));
    }

    @Test
    void callersOnTheServersOwnMachineStandForAllVisitorsUnlessAnAddressLimitWasChosen() {
        assertEquals(1_000, passing(limits(), company, null, null, "127.0.0.1"));
        assertEquals(1_000, passing(limits(), company, null, null, "0:0:0:0:0:0:0:0/64"));
        assertEquals(5, passing(limits("LIMIT_ADDRESS_PER_MINUTE", "5"), company, null, null, "127.0.0.1"));
        Company chosen = LimitFixtures.company("a", "{'limits':{'address_per_minute':7}}");
        assertEquals(7, passing(limits(), chosen, null, null, "127.0.0.1"));
    }

    @Test
    void allVisitorsOfACompanyShareItsLimit() {
        TurnLimits limits = limits("LIMIT_PARTNER_PER_MINUTE", "40");
        passing(limits, company, "anna", null, ADDRESS);
        assertEquals(10, passing(limits, company, "berit", null, "192.0.2.2"));
    }

    @Test
    void aChangedLimitHoldsAtOnce() {
        TurnLimits limits = limits();
        passing(limits, company, "anna", null, ADDRESS);
        Company generous = LimitFixtures.company("a", "{'limits':{'visitor_per_minute':50}}");
        assertEquals(50, passing(limits, generous, "anna", null, ADDRESS));
    }

    @Test
    void whoNeverTellsItsNameIsStillCountedByAddress() {
        assertEquals(300, passing(limits(), company, null, null, ADDRESS));
    }
}
