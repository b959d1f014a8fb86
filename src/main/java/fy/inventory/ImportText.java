package fy.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import fy.shared.Bounds;
import fy.shared.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From a file's bytes to its cells: UTF-8 with or without a mark; comma, semicolon or tab; quotes; any line end. */
final class ImportText {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private ImportText() {}

    /** @param number of the line in the file on which the row begins, from 1 */
    record Line(int number, List<String> cells) {}

    /** Every line that is not blank, the heading first. @throws InvalidInput (field {@code file}) it cannot be read */
    static List<Line> read(byte[] bytes) {
        String text = decode(bytes);
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        var lines = new ArrayList<Line>();
        try (MappingIterator<String[]> rows =
                CSV.readerFor(String[].class).with(schema).readValues(text)) {
            int next = 1;
            while (rows.hasNextValue()) {
                int number = next;
                var cells = Arrays.stream(rows.nextValue()).map(String::strip).toList();
                next = rows.getParser().currentLocation().getLineNr();
                if (!cells.stream().allMatch(String::isEmpty)) {
                    lines.add(new Line(number, cells));
                }
                if (lines.size() > Bounds.MAX_IMPORT_ROWS + 1) {
                    throw no("The file has more than 10,000 rows. Split it.");
                }
            }
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (RuntimeException e) {
            throw e.getCause() instanceof JsonProcessingException cause ? broken(cause) : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static InvalidInput broken(JsonProcessingException e) {
        var at = e.getLocation();
        return no("The file cannot be read"
                + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                + ": a quoted cell is not closed, or something follows its closing quote.");
    }

    private static String decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw no("The file is empty.");
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw no("The file is UTF-16. Save it as CSV UTF-8.");
        }
        if (startsWith(bytes, 'P', 'K') || startsWith(bytes, '%', 'P', 'D', 'F') || startsWith(bytes, 0x1F, 0x8B)) {
            throw no("This is not a CSV file. Save the sheet as CSV UTF-8.");
        }
        var text = strictly(bytes);
        if (text.indexOf('\0') >= 0 || text.stripLeading().startsWith("<")) {
            throw no("This is not a CSV file. Save the sheet as CSV UTF-8.");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String strictly(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var result = decoder.decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
            throw no("Line " + line + " is not UTF-8. Save the file as CSV UTF-8.");
        }
        return out.flip().toString();
    }

    /** The one that stands most often in the heading. */
    private static char separator(String text) {
        String heading =
                text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char separator) {
        return text.chars().filter(c -> c == separator).count();
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InvalidInput no(String message) {
        return new InvalidInput("file", message);
    }
}
