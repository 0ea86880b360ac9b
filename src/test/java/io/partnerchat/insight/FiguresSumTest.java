package io.partnerchat.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresSumTest {
    private static Object[] row(long value, long count) {
        return new Object[] {value, count};
    }

    @Test
    void theMedianIsTheMiddleOfAll() {
        assertNull(FiguresSum.median(List.of()));
        assertEquals(7, FiguresSum.median(List.<Object[]>of(row(7, 1))));
        assertEquals(2, FiguresSum.median(List.of(row(1, 1), row(2, 1), row(3, 1))));
        assertEquals(9, FiguresSum.median(List.of(row(1, 2), row(9, 5))));
    }

    @Test
    void tokensCostWhatTheOperatorSays() {
        InsightConfig config = new InsightConfig(new BigDecimal("0.25"), new BigDecimal("2"), "EUR", 3);
        assertEquals(new BigDecimal("2.2500"), config.cost(1_000_000, 1_000_000).amount());
        assertEquals(new BigDecimal("0.0000"), config.cost(1, 1).amount());
    }
}
