package fy.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The geometry of a small chart on a field of 1000 × 300, y downwards; {@code {#chart it=… label=… /}} draws it.
 *
 * @param line path of the line, empty when there is none
 * @param area path of the area under it
 * @param bars of a bar chart
 * @param dots path of one dot for each moment at which the value fell to nothing
 * @param gridLines heights of the grid
 * @param yLabels from the bottom up, evenly spread
 * @param xLabels from left to right, evenly spread
 */
public record Chart(
        String line,
        String area,
        List<Bar> bars,
        List<String> dots,
        List<String> gridLines,
        List<String> yLabels,
        List<String> xLabels) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 300;
    private static final int X_LABELS = 5;
    private static final double BAR_SHARE = 0.72;
    private static final double WIDEST_BAR = 60;

    /** A value that holds from this instant on. */
    public record Step(Instant at, long value) {}

    /** A labelled amount. */
    public record Column(String label, long value) {}

    /** A rectangle on the field. */
    public record Bar(String x, String y, String width, String height) {}

    /**
     * Stock over time: it holds, then jumps.
     *
     * @param steps in order of time; the last at or before {@code from} gives the value at the left edge
     */
    public static Chart ofSteps(List<Step> steps, Instant from, Instant to) {
        long top = niceTop(steps.stream().mapToLong(Step::value).max().orElse(0));
        var line = new StringBuilder();
        var dots = new ArrayList<String>();
        long value = steps.stream()
                .filter(step -> !step.at().isAfter(from))
                .reduce((a, b) -> b)
                .map(Step::value)
                .orElse(0L);
        line.append("M0 ").append(y(value, top));
        for (var step : steps) {
            if (step.at().isAfter(from) && !step.at().isAfter(to)) {
                var x = x(step.at(), from, to);
                line.append('H').append(x).append('V').append(y(step.value(), top));
                if (step.value() == 0 && value > 0) {
                    dots.add("M" + x + " " + HEIGHT + "h0");
                }
                value = step.value();
            }
        }
        line.append('H').append(WIDTH);
        var area = line + "V" + HEIGHT + "H0Z";
        return new Chart(line.toString(), area, List.of(), dots, grid(), yLabels(top), timeLabels(from, to));
    }

    /** One bar per column, in the order given. */
    public static Chart ofColumns(List<Column> columns) {
        long top = niceTop(columns.stream().mapToLong(Column::value).max().orElse(0));
        double slot = (double) WIDTH / Math.max(1, columns.size());
        var bars = IntStream.range(0, columns.size())
                .mapToObj(i -> bar(columns.get(i).value(), top, i * slot, slot))
                .toList();
        var labels = columns.stream().map(Column::label).toList();
        return new Chart("", "", bars, List.of(), grid(), yLabels(top), labels);
    }

    private static Bar bar(long value, long top, double left, double slot) {
        double height = (double) HEIGHT * value / top;
        double width = Math.min(WIDEST_BAR, slot * BAR_SHARE);
        return new Bar(number(left + (slot - width) / 2), number(HEIGHT - height), number(width), number(height));
    }

    /** The least of 4, 8, 12, 20, 40, 80, 120, 200 … that reaches the maximum: four even steps of whole units. */
    private static long niceTop(long max) {
        return LongStream.iterate(1, unit -> unit * 10)
                .flatMap(unit -> LongStream.of(4 * unit, 8 * unit, 12 * unit, 20 * unit))
                .filter(top -> top >= max)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> grid() {
        return IntStream.range(0, 4).mapToObj(i -> number(HEIGHT / 4.0 * i)).toList();
    }

    private static List<String> yLabels(long top) {
        return IntStream.rangeClosed(0, 4)
                .mapToObj(i -> String.format(Locale.ENGLISH, "%,d", top / 4 * i))
                .toList();
    }

    private static List<String> timeLabels(Instant from, Instant to) {
        var span = Duration.between(from, to);
        String pattern = span.toDays() >= 2 ? "d MMM" : span.toMinutes() >= 10 ? "HH:mm" : "HH:mm:ss";
        var shape = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
        return IntStream.range(0, X_LABELS)
                .mapToObj(i -> shape.format(from.plus(span.multipliedBy(i).dividedBy(X_LABELS - 1))))
                .toList();
    }

    private static String x(Instant at, Instant from, Instant to) {
        double span = Math.max(1, Duration.between(from, to).toMillis());
        return number(WIDTH * Duration.between(from, at).toMillis() / span);
    }

    private static String y(long value, long top) {
        return number(HEIGHT - (double) HEIGHT * value / top);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
