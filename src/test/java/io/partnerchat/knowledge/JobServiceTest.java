package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import org.junit.jupiter.api.Test;

class JobServiceTest {
    @Test
    void aCompanyWithTooManyJobsWaitingIsAskedToComeBackLater() {
        assertDoesNotThrow(() -> JobService.requireRoom(2, 3));
        Problem problem = assertThrows(ProblemException.class, () -> JobService.requireRoom(3, 3))
                .problem();
        assertEquals(429, problem.status());
        assertEquals("10", problem.headers().get("Retry-After"));
    }
}
