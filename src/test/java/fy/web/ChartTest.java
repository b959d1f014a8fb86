package fy.web;

import static org.assertj.core.api.Assertions.assertThat;

import fy.web.Chart.Column;
import fy.web.Chart.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(4));

    @Test
    void stockHoldsUntilItJumps() {
        var chart = Chart.ofSteps(
                List.of(new Step(FROM.minusSeconds(9), 40), new Step(FROM.plus(Duration.ofDays(1)), 20)), FROM, TO);

        assertThat(chart.line()).isEqualTo("M0 0.0H250.0V150.0H1000");
        assertThat(chart.yLabels()).containsExactly("0", "10", "20", "30", "40");
        assertThat(chart.xLabels()).containsExactly("1 Nov", "2 Nov", "3 Nov", "4 Nov", "5 Nov");
    }

    @Test
    void sellingOutIsMarkedOnce() {
        var chart = Chart.ofSteps(
                List.of(
                        new Step(FROM, 3),
                        new Step(FROM.plus(Duration.ofDays(1)), 0),
                        new Step(FROM.plus(Duration.ofDays(2)), 0)),
                FROM,
                TO);

        assertThat(chart.dots()).containsExactly("M250.0 300h0");
    }

    @Test
    void stepsAfterTheEndAreLeftOut() {
        var chart = Chart.ofSteps(List.of(new Step(TO.plusSeconds(1), 7)), FROM, TO);

        assertThat(chart.line()).isEqualTo("M0 300.0H1000");
    }

    @Test
    void nothingAtAllStillHasAField() {
        assertThat(Chart.ofSteps(List.of(), FROM, TO).line()).isEqualTo("M0 300.0H1000");
        assertThat(Chart.ofColumns(List.of()).bars()).isEmpty();
    }

    @Test
    void aLoneBarStaysABarInTheMiddle() {
        var bar = Chart.ofColumns(List.of(new Column("a", 8))).bars().getFirst();

        assertThat(bar.x()).isEqualTo("470.0");
        assertThat(bar.width()).isEqualTo("60.0");
    }

    @Test
    void minutesOfHistoryAreToldApartBySeconds() {
        assertThat(Chart.ofSteps(List.of(), FROM, FROM.plusSeconds(60)).xLabels())
                .containsExactly("00:00:00", "00:00:15", "00:00:30", "00:00:45", "00:01:00");
    }

    @Test
    void theTallestBarFitsTheScale() {
        var chart = Chart.ofColumns(List.of(new Column("a", 8), new Column("b", 4)));

        assertThat(chart.bars()).extracting(Chart.Bar::height).containsExactly("300.0", "150.0");
    }
}
