package fy.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of a run: printed, and written as JSON. */
final class Report {

    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    /** A figure that stands for itself. */
    void figure(String bench, String what, double value, String unit) {
        add(bench, what, value, unit, null, null, null, null);
    }

    /** A figure that must reach a share of a limit of the same run. */
    void ratio(String bench, String what, double value, String unit, double limit, double must) {
        double ratio = limit == 0 ? 0 : value / limit;
        add(bench, what, value, unit, limit, ratio, "ratio >= " + number(must), ratio >= must);
    }

    void atLeast(String bench, String what, double value, String unit, double must) {
        add(bench, what, value, unit, null, null, ">= " + number(must), value >= must);
    }

    void atMost(String bench, String what, double value, String unit, double must) {
        add(bench, what, value, unit, null, null, "<= " + number(must), value <= must);
    }

    private void add(
            String bench,
            String what,
            double value,
            String unit,
            @Nullable Double limit,
            @Nullable Double ratio,
            @Nullable String must,
            @Nullable Boolean met) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("bench", bench);
        row.put("what", what);
        row.put("value", rounded(value));
        row.put("unit", unit);
        row.put("limit", limit == null ? null : rounded(limit));
        row.put("ratio", ratio == null ? null : rounded(ratio));
        row.put("must", must);
        row.put("met", met);
        rows.add(row);
        System.out.println(line(row));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
    }

    String table() {
        var table = new StringBuilder();
        rows.forEach(row -> table.append(line(row)).append(System.lineSeparator()));
        return table.toString();
    }

    private static String line(Map<String, @Nullable Object> row) {
        return String.format(
                Locale.ROOT,
                "%-4s %-58s %10s %-9s %-9s %-7s %-14s %s",
                row.get("bench"),
                row.get("what"),
                row.get("value"),
                row.get("unit"),
                text(row.get("limit")),
                text(row.get("ratio")),
                text(row.get("must")),
                row.get("met") == null ? "" : Boolean.TRUE.equals(row.get("met")) ? "met" : "NOT MET");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
