package fy.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.shared.InvalidInput.Fault;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of imports' rows. */
@ApplicationScoped
class ImportRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rows with the stock before and after each, as of now: movements add up, a count looks back to its instant. */
    private static final String ROWS = """
            select r.row_no, r.line, r.code, r.sku, r.delta, r.counted, r.set_aside, r.as_of, r.reason, r.faults,
                   case when r.delta is null then s.quantity
                        else coalesce(s.quantity, 0) + sum(r.delta) over (partition by r.sku order by r.row_no) - r.delta
                   end as before,
                   (select e.quantity from inventory_events e where e.sku = r.sku and e.occurred_at <= r.as_of
                    order by e.occurred_at desc limit 1) as then
            from import_rows r left join stock s on s.sku = r.sku
            where r.import_id = ?
            """;

    private final Jdbc jdbc;

    @Inject
    ImportRows(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void copy(UUID from, UUID to) {
        jdbc.update("""
                insert into import_rows (import_id, row_no, line, code, sku, delta, counted, set_aside, as_of, reason, faults)
                select ?, row_no, line, code, sku, delta, counted, set_aside, as_of, reason, faults
                from import_rows where import_id = ?
                """, to, from);
    }

    /** Takes these rows in the place of all there are. */
    void replace(UUID importId, List<ImportRow> rows) {
        jdbc.update("delete from import_rows where import_id = ?", importId);
        jdbc.update(
                """
                insert into import_rows (import_id, row_no, line, code, sku, delta, counted, set_aside, as_of, reason, faults)
                select ?, * from unnest(?::text[]::int[], ?::text[]::int[], ?::text[], ?::text[], ?::text[]::int[],
                    ?::text[]::bigint[], ?::text[]::bigint[], ?::text[]::timestamptz[], ?::text[], ?::text[]::jsonb[])
                """,
                importId,
                column(rows, ImportRow::rowNo),
                column(rows, ImportRow::line),
                column(rows, ImportRow::code),
                column(rows, ImportRow::sku),
                column(rows, ImportRow::delta),
                column(rows, ImportRow::counted),
                column(rows, ImportRow::setAside),
                column(rows, ImportRow::asOf),
                column(rows, ImportRow::reason),
                column(rows, row -> row.faults().isEmpty() ? null : json(row.faults())));
    }

    List<ImportRow> list(UUID importId, int afterRow, int limit) {
        return jdbc.list(
                "select * from (" + ROWS + ") as r where row_no > ? order by row_no limit ?",
                ImportRows::read,
                importId,
                afterRow,
                limit);
    }

    /** Rows that speak against applying: at fault, or taking the stock below zero. */
    List<ImportRow> troubled(UUID importId, int limit) {
        return jdbc.list(
                "select * from (" + ROWS
                        + ") as r where faults is not null or before + delta < 0 order by row_no limit ?",
                ImportRows::read,
                importId,
                limit);
    }

    private static List<@Nullable String> column(List<ImportRow> rows, Function<ImportRow, @Nullable Object> value) {
        var column = new ArrayList<@Nullable String>(rows.size());
        for (var row : rows) {
            Object cell = value.apply(row);
            column.add(cell == null ? null : cell.toString());
        }
        return column;
    }

    private static ImportRow read(ResultSet row) throws SQLException {
        String code = row.getString(4);
        Integer delta = row.getObject(5, Integer.class);
        Long counted = row.getObject(6, Long.class);
        Long setAside = row.getObject(7, Long.class);
        List<Fault> faults = faults(row.getString(10));
        Long before = code == null ? null : row.getLong(11);
        Long after = null;
        if (before != null && delta != null) {
            after = before + delta;
        } else if (before != null && counted != null && faults.isEmpty()) {
            after = Math.max(0, before + counted - (setAside == null ? 0 : setAside) - row.getLong(12));
        }
        return new ImportRow(
                row.getInt(1),
                row.getInt(2),
                row.getString(3),
                code == null ? null : new Sku(code),
                delta,
                counted,
                setAside,
                ImportStore.instant(row, 8),
                row.getString(9),
                faults,
                after == null ? null : before,
                after);
    }

    private static String json(List<Fault> faults) {
        try {
            return JSON.writeValueAsString(faults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Fault> faults(@Nullable String json) {
        try {
            return json == null ? List.of() : JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
