package fy.inventory;

import fy.shared.Bounds;
import fy.shared.Faults;
import fy.shared.InvalidInput;
import fy.shared.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of movements (SKU, deltaQuantity, reason) or of counts (SKU, counted, setAside, asOf, reason). Every fault is
 * noted at its line and column; a file is good when there is none.
 */
record ImportFile(boolean counts, List<ImportLine> lines) {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,12}");

    /**
     * @param countedAt when the shelves were counted, for lines that do not say
     * @throws InvalidInput (field {@code file}) it is no such file at all
     */
    static ImportFile parse(byte[] bytes, Instant countedAt) {
        var lines = ImportText.read(bytes);
        if (lines.size() < 2) {
            throw new InvalidInput("file", "The file needs a heading and at least one row.");
        }
        var columns = columns(lines.getFirst().cells());
        boolean counts = columns.containsKey(ImportColumn.COUNTED);
        Set<String> seen = new HashSet<>();
        var parsed = new ArrayList<ImportLine>(lines.size());
        for (var line : lines.subList(1, lines.size())) {
            var reader = new LineReader(line, columns, lines.getFirst().cells().size());
            parsed.add(counts ? reader.count(countedAt, seen) : reader.movement());
        }
        return new ImportFile(counts, parsed);
    }

    private static Map<ImportColumn, Integer> columns(List<String> heading) {
        var faults = new Faults();
        var columns = new EnumMap<ImportColumn, Integer>(ImportColumn.class);
        for (int i = 0; i < heading.size(); i++) {
            String cell = heading.get(i);
            var column = ImportColumn.of(cell).orElse(null);
            if (column == null) {
                faults.add("file", "Column " + (i + 1) + " (“" + shortened(cell) + "”) is none we know.");
            } else if (column != ImportColumn.IGNORED && columns.put(column, i) != null) {
                faults.add("file", "The column " + column.heading() + " stands twice.");
            }
        }
        if (!columns.containsKey(ImportColumn.SKU)) {
            faults.add("file", "The heading has no column SKU.");
        }
        if (columns.containsKey(ImportColumn.DELTA) == columns.containsKey(ImportColumn.COUNTED)) {
            faults.add("file", "The heading needs either deltaQuantity (movements) or counted (counts).");
        }
        faults.raise();
        return columns;
    }

    private static String shortened(String cell) {
        String line = Texts.line(cell);
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    /** Reads the cells of one line. */
    private record LineReader(ImportText.Line line, Map<ImportColumn, Integer> columns, int width, Faults faults) {

        LineReader(ImportText.Line line, Map<ImportColumn, Integer> columns, int width) {
            this(line, columns, width, new Faults());
            if (line.cells().size() > width) {
                faults.add("", "has " + line.cells().size() + " cells, the heading " + width);
            }
        }

        ImportLine movement() {
            @Nullable Integer delta = null;
            long units = whole(ImportColumn.DELTA, -Bounds.MAX_DELTA, Bounds.MAX_DELTA);
            String why = reason();
            if (units == 0
                    && !cell(ImportColumn.DELTA).isEmpty()
                    && WHOLE.matcher(cell(ImportColumn.DELTA)).matches()) {
                note(ImportColumn.DELTA, "must not be 0");
            } else if (units < 0 && why == null) {
                note(ImportColumn.REASON, "a write-off needs a reason");
            } else {
                delta = (int) units;
            }
            return new ImportLine(line.number(), code(), delta, null, null, null, why, faults.found());
        }

        ImportLine count(Instant countedAt, Set<String> seen) {
            String code = code();
            if (!seen.add(code)) {
                note(ImportColumn.SKU, "stands twice: a SKU is counted once in a file");
            }
            long counted = whole(ImportColumn.COUNTED, 0, Bounds.MAX_QUANTITY);
            Long setAside = null;
            if (!cell(ImportColumn.SET_ASIDE).isEmpty()) {
                setAside = whole(ImportColumn.SET_ASIDE, 0, Bounds.MAX_QUANTITY);
            }
            return new ImportLine(
                    line.number(), code, null, counted, setAside, instant(countedAt), reason(), faults.found());
        }

        private String code() {
            String raw = cell(ImportColumn.SKU);
            String code = raw.matches("'[=+@-].*") ? raw.substring(1) : raw;
            if (code.isEmpty()) {
                note(ImportColumn.SKU, "is missing");
            }
            return code.length() <= 80 ? code : code.substring(0, 80) + "…";
        }

        private long whole(ImportColumn column, long min, long max) {
            String cell = cell(column);
            if (!WHOLE.matcher(cell).matches() || Long.parseLong(cell) < min || Long.parseLong(cell) > max) {
                note(column, String.format(Locale.ENGLISH, "must be a whole number from %,d to %,d", min, max));
                return 0;
            }
            return Long.parseLong(cell);
        }

        private Instant instant(Instant otherwise) {
            String cell = cell(ImportColumn.AS_OF);
            try {
                var at = cell.isEmpty() ? otherwise : OffsetDateTime.parse(cell).toInstant();
                if (!Bounds.spans(at)) {
                    throw new DateTimeException(cell);
                }
                return at.truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException e) {
                note(ImportColumn.AS_OF, "must be an instant from 1970 to 9999 such as 2026-01-31T10:00:00Z");
                return otherwise;
            }
        }

        private @Nullable String reason() {
            String reason = Texts.line(cell(ImportColumn.REASON));
            if (!Texts.fits(reason, Reasons.MAX)) {
                note(ImportColumn.REASON, "has more than 200 characters");
                return null;
            }
            return reason.isEmpty() ? null : reason;
        }

        private void note(ImportColumn column, String message) {
            faults.add(column.heading(), message);
        }

        private String cell(ImportColumn column) {
            Integer at = columns.get(column);
            return at == null || at >= line.cells().size() ? "" : line.cells().get(at);
        }
    }
}
