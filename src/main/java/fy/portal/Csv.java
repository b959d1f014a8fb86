package fy.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a CSV file (RFC 4180, UTF-8 with a mark, so that spreadsheets read its accents). A text that a spreadsheet
 * would take for a formula begins with an apostrophe, and every text is quoted.
 */
final class Csv {

    /** How a file begins. */
    static final String MARK = "\uFEFF";

    private static final String FORMULA_STARTS = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private final List<String> cells = new ArrayList<>();

    static String heading(String... columns) {
        return MARK + String.join(",", columns) + "\r\n";
    }

    Csv text(@Nullable String value) {
        String text = value == null ? "" : value;
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return cell('"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"');
    }

    /** A number of ours, or an instant: never a person's text. */
    Csv plain(@Nullable Object value) {
        return cell(value == null ? "" : value.toString());
    }

    /** Minor units as an amount with a point. */
    Csv amount(long minorUnits) {
        return cell(String.format(Locale.ROOT, "%d.%02d", minorUnits / 100, minorUnits % 100));
    }

    String end() {
        return String.join(",", cells) + "\r\n";
    }

    private Csv cell(String cell) {
        cells.add(cell);
        return this;
    }
}
