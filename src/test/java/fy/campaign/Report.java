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

    private static final String BEGIN = "<!-- written by the campaign -->";
    private static final String HEAD = """
            | fault | dose | strikes | operations | without a clear answer at first | longest wait | orders again after | all caught up after | violations | allowed to clients |
            |---|---|---|---|---|---|---|---|---|---|""";

    private final long seed;
    private final int faults;
    private final long started = System.nanoTime();
    private final List<Result> results = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();

    /** @param faults how many the run is to have */
    Report(long seed, int faults) {
        this.seed = seed;
        this.faults = faults;
    }

    void add(Result result) {
        results.add(result);
    }

    /** It cannot be done on this machine. */
    void leftOut(Fault fault, String why) {
        say("`" + fault.name() + "` was left out: " + why);
    }

    /** It did not come to its end. */
    void broke(Fault fault, Throwable why) {
        say("`" + fault.name() + "` did not come to its end: "
                + String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
        why.printStackTrace(System.out);
    }

    List<Result> results() {
        return results;
    }

    List<String> notRun() {
        return notRun;
    }

    static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %,d | %,d | %s | %s | %s | %d | %s |",
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

    /** Writes what is known so far between the marks of the page, and leaves what people wrote around it. */
    void write(Path page) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(summary());
        lines.add("");
        lines.add(HEAD);
        results.forEach(result -> lines.add(row(result)));
        lines.add("");
        results.stream()
                .filter(result -> !result.complaints().isEmpty())
                .forEach(result -> lines.add("- Not kept by `" + result.fault().name() + "`: "
                        + result.complaints().getFirst()
                        + more(result.complaints().size() - 1)));
        notRun.forEach(line -> lines.add("- " + line));
        lines.add("");
        if (!results.isEmpty()) {
            lines.add(results.getLast().streams());
            lines.add("");
            lines.addAll(trials());
        }
        var text = Files.readString(page);
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf("<!-- end -->");
        Files.writeString(
                page,
                text.substring(0, begin) + BEGIN + "\n\n" + String.join("\n", lines) + "\n\n" + text.substring(end));
    }

    private String summary() {
        int done = results.size() + notRun.size();
        return String.format(
                Locale.ROOT,
                "%s, seed %d, %d minutes, %d cores: %,d operations, %d strikes, %d violations.",
                done == faults
                        ? "All " + faults + " faults in one run"
                        : "The first " + done + " of " + faults + " faults",
                seed,
                Duration.ofNanos(System.nanoTime() - started).toMinutes(),
                Runtime.getRuntime().availableProcessors(),
                results.stream().mapToLong(Result::operations).sum(),
                results.stream().mapToInt(Result::strikes).sum(),
                violations());
    }

    /** Each verdict is about everything since the beginning. */
    private int violations() {
        return results.isEmpty() ? 0 : results.getLast().verdict().violations().size();
    }

    /** Beside each zero, on how many facts it stands: 0 of n means fewer than 3 in n, at 95 %, one-sided. */
    private List<String> trials() {
        var lines = new ArrayList<String>();
        lines.add("| invariant | tested on | violations | at 95 % (one-sided) fewer than one in |");
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

    private void say(String line) {
        notRun.add(line);
        System.out.println("  " + line);
    }

    private static String more(int others) {
        return others > 0 ? " (and " + others + " more)" : "";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
