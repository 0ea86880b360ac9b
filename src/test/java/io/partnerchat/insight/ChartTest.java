package io.partnerchat.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void theDayWithMostIsAsHighAsThePictureAndADayWithoutIsAGap() {
        Chart chart = Chart.days(
                List.of(new Figures.Day(DAY, 1, 0, 1), new Figures.Day(DAY.plusDays(2), 2, 1, 1)),
                DAY,
                DAY.plusDays(2));
        assertEquals(30, chart.width());
        assertEquals(4, chart.most());
        assertEquals(
                List.of(0.0, 0.0, 20.0, 20.0, 20.0),
                chart.bars().stream().map(Chart.Bar::x).toList());
        assertEquals(
                100.0,
                chart.bars().stream()
                        .filter(bar -> bar.x() == 20)
                        .mapToDouble(Chart.Bar::height)
                        .sum());
        assertEquals(50.0, chart.bars().get(0).height() + chart.bars().get(1).height());
    }

    @Test
    void nothingIsAnEmptyPicture() {
        assertTrue(Chart.days(List.of(), DAY, DAY).bars().isEmpty());
        assertTrue(Chart.parts(List.of(0, 0), Chart.THUMBS).bars().isEmpty());
    }

    @Test
    void partsOfAWholeStandSideBySide() {
        Chart chart = Chart.parts(List.of(1, 0, 3), Chart.RUNGS);
        assertEquals(2, chart.bars().size());
        assertEquals(0.0, chart.bars().get(0).x());
        assertEquals(250.0, chart.bars().get(1).x());
        assertEquals(748.0, chart.bars().get(1).width());
    }
}
