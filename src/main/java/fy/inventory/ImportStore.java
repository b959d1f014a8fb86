package fy.inventory;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of imports; their rows are {@link ImportRows}. */
@ApplicationScoped
class ImportStore {

    private static final String SELECT = """
            select i.import_id, i.fy_id, i.file_name, i.kind, i.copy, i.row_count, i.fault_count, i.version,
                   u.display_name, i.uploaded_at, i.decision_id, a.display_name, i.applied_at, i.applying is not null
            from imports i join clients u on u.fy_id = i.fy_id left join clients a on a.fy_id = i.applied_by
            """;

    private final Jdbc jdbc;

    @Inject
    ImportStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StockImport> find(BrandId brand, UUID importId) {
        return jdbc.first(SELECT + "where i.brand_id = ? and i.import_id = ?", ImportStore::read, brand, importId);
    }

    /** The newest copy of a file. */
    Optional<StockImport> find(BrandId brand, byte[] fileHash) {
        return jdbc.first(
                SELECT + "where i.brand_id = ? and i.file_hash = ? order by i.copy desc",
                ImportStore::read,
                brand,
                fileHash);
    }

    List<StockImport> list(BrandId brand, @Nullable UUID after, int limit) {
        return jdbc.list(SELECT + """
                where i.brand_id = ? and (?::uuid is null or (i.uploaded_at, i.import_id) <
                    (select l.uploaded_at, l.import_id from imports l where l.import_id = ? and l.brand_id = i.brand_id))
                order by i.uploaded_at desc, i.import_id desc limit ?
                """, ImportStore::read, brand, after, after, limit);
    }

    /**
     * A new import, still without rows.
     *
     * @return false when this brand has that copy of the file already, or the id is used
     */
    boolean insert(UUID importId, BrandId brand, FyId actor, String fileName, byte[] hash, int copy, boolean counts) {
        return jdbc.update("""
                        insert into imports (import_id, brand_id, fy_id, file_name, file_hash, copy, kind, row_count, fault_count)
                        values (?, ?, ?, ?, ?, ?, ?, 0, 0) on conflict do nothing
                        """, importId, brand, actor, fileName, hash, copy, counts ? "counts" : "movements") == 1;
    }

    /** One more copy of a file that was applied. */
    boolean copy(UUID newId, BrandId brand, FyId actor, UUID of) {
        return jdbc.update("""
                insert into imports (import_id, brand_id, fy_id, file_name, file_hash, copy, kind, row_count, fault_count)
                select ?, brand_id, ?, file_name, file_hash, copy + 1, kind, row_count, fault_count from imports
                where brand_id = ? and import_id = ? and decision_id is not null
                on conflict do nothing
                """, newId, actor, brand, of) == 1;
    }

    /** Waits for whoever applies or changes the import, then holds it until the transaction ends. */
    void lock(UUID importId) {
        jdbc.list("select 1 from imports where import_id = ? for update", row -> 1, importId);
    }

    /** Its rows were read anew: how many there are, how many at fault, and the next version. */
    void counted(UUID importId, List<ImportRow> rows) {
        long faulty = rows.stream().filter(row -> !row.faults().isEmpty()).count();
        jdbc.update(
                "update imports set row_count = ?, fault_count = ?, version = version + 1 where import_id = ?",
                rows.size(),
                (int) faulty,
                importId);
    }

    /**
     * Corrects what was set aside of one counted row.
     *
     * @return whether this row of this version was corrected
     */
    boolean correct(UUID importId, int version, int rowNo, long setAside) {
        return jdbc.update("""
                with next as (
                    update imports set version = version + 1
                    where import_id = ? and version = ? and decision_id is null and applying is null
                        and kind = 'counts'
                    returning import_id)
                update import_rows r set set_aside = ? from next
                where r.import_id = next.import_id and r.row_no = ? and r.counted is not null
                """, importId, version, setAside, rowNo) == 1;
    }

    /** From here on this version is decided and nothing else: it can no longer be corrected. */
    boolean beginApplying(UUID importId, int version) {
        return jdbc.update(
                        "update imports set applying = version where import_id = ? and version = ? and decision_id is null",
                        importId,
                        version)
                == 1;
    }

    /** A refused version is done with: the next try is another act. */
    void nextVersion(UUID importId, int version) {
        jdbc.update(
                "update imports set version = version + 1, applying = null where import_id = ? and version = ? and decision_id is null",
                importId,
                version);
    }

    void applied(UUID importId, UUID decisionId, FyId by, Instant at) {
        jdbc.update(
                "update imports set decision_id = ?, applied_by = ?, applied_at = ? where import_id = ? and decision_id is null",
                decisionId,
                by,
                at,
                importId);
    }

    private static StockImport read(ResultSet row) throws SQLException {
        return new StockImport(
                row.getObject(1, UUID.class),
                new FyId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4).equals("counts"),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getObject(11, UUID.class),
                row.getString(12),
                instant(row, 13),
                row.getBoolean(14));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
