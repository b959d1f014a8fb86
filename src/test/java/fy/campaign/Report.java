package fy.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The campaign's table, printed and written down. */
final class Report {

    private static final String HEAD = """
            | fault | dose | strikes | operations | without a clear answer at first | longest wait | orders again after | all caught up after | violations | allowed to clients |
            |---|---|---|---|---|---|---|---|---|---|""";

    private Report() {}

    static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %s | %s | %s | %d | %s |",
                result.fault().name(),
                result.fault().dose(),
                result.strikes(),
                result.operations(),
                result.unclear(),
                seconds(result.slowest()),
                seconds(result.recovered()),
                seconds(result.caughtUp()),
                result.verdict().violations().size(),
                result.fault().allowed().words() + (result.complaints().isEmpty() ? "" : " — **not kept**"));
    }

    /** Writes the table between the marks of the page, and leaves what people wrote around it. */
    static void write(Path page, long seed, List<Result> results) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("Seed " + seed + ", "
                + results.stream().mapToLong(Result::operations).sum()
                + " operations, " + results.stream().mapToInt(Result::strikes).sum() + " strikes, "
                + results.stream()
                        .mapToInt(r -> r.verdict().violations().size())
                        .sum() + " violations.");
        lines.add("");
        lines.add(HEAD);
        results.forEach(result -> lines.add(row(result)));
        lines.add("");
        lines.addAll(trials(results));
        var text = Files.readString(page);
        var begin = text.indexOf("<!-- written by the campaign -->");
        var end = text.indexOf("<!-- end -->");
        Files.writeString(
                page,
                text.substring(0, begin) + "<!-- written by the campaign -->\n\n" + String.join("\n", lines) + "\n\n"
                        + text.substring(end));
    }

    /** Beside each zero, on how many facts it stands: 0 of n means fewer than 3 in n, at 95 %. */
    private static List<String> trials(List<Result> results) {
        var lines = new ArrayList<String>();
        lines.add("| invariant | tested on | violations | at 95 % fewer than one in |");
        lines.add("|---|---|---|---|");
        var last = results.getLast().verdict();
        last.tested()
                .forEach((invariant, tested) -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %d | %,d |",
                        invariant,
                        tested,
                        last.violations().stream()
                                .filter(v -> v.invariant().equals(invariant))
                                .count(),
                        tested / 3)));
        return lines;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
