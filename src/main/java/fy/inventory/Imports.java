package fy.inventory;

import fy.catalog.Skus;
import fy.eventstore.Identity;
import fy.inventory.updater.Decision;
import fy.inventory.updater.StockAct;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.InvalidInput.Fault;
import fy.shared.Sku;
import fy.shared.StaleVersion;
import fy.shared.Texts;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of movements or counts: uploaded, looked at, applied whole or not at all, once. */
@ApplicationScoped
public class Imports {

    /** Greatest size of a file, in bytes. */
    public static final int MAX_BYTES = 2_000_000;

    private final ImportStore store;
    private final ImportRows rows;
    private final BrandActs acts;
    private final Skus skus;
    private final UnderWay underWay;

    @Inject
    Imports(ImportStore store, ImportRows rows, BrandActs acts, Skus skus, UnderWay underWay) {
        this.underWay = underWay;
        this.store = store;
        this.rows = rows;
        this.acts = acts;
        this.skus = skus;
    }

    /** Tells how many units of each SKU were sold and not yet shipped or cancelled at an instant. */
    @FunctionalInterface
    public interface SetAside {
        Map<Sku, Long> at(BrandId brand, Map<Sku, Instant> instants);
    }

    /**
     * Reads a file and keeps what it says. A file that is there already is not kept twice: its last import is answered,
     * read anew when it was not applied yet.
     *
     * @param importId a new id chosen by the form
     * @param countedAt when the shelves were counted, for rows that do not say
     * @throws InvalidInput (field {@code file}) it cannot be read as such a file; faults of rows are no exception
     */
    @Transactional
    public StockImport upload(
            FyId actor,
            UUID importId,
            BrandId brand,
            String fileName,
            byte[] bytes,
            Instant countedAt,
            SetAside setAside) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidInput("file", "The file is larger than 2 MB.");
        }
        var file = ImportFile.parse(bytes, countedAt);
        byte[] hash = hash(bytes, file.counts() ? countedAt.toString() : "");
        store.insert(importId, brand, actor, name(fileName), hash, 0, file.counts());
        var kept = store.find(brand, hash)
                .orElseThrow(() -> new InvalidInput("file", "This form was used before. Please start anew."));
        store.lock(kept.importId());
        kept = store.find(brand, kept.importId()).orElseThrow();
        if (!kept.applied() && !kept.applying()) {
            replaceRows(kept.importId(), resolved(brand, file, setAside));
        }
        return store.find(brand, kept.importId()).orElseThrow();
    }

    public Optional<StockImport> find(BrandId brand, UUID importId) {
        return store.find(brand, importId);
    }

    /** Newest first. {@code after}: the last one of the page before. */
    public List<StockImport> list(BrandId brand, @Nullable UUID after, int limit) {
        return store.list(brand, after, limit);
    }

    /** In the file's order, with what each would do as of now. */
    public List<ImportRow> rows(StockImport of, int afterRow, int limit) {
        return rows.list(of.importId(), afterRow, limit);
    }

    /** Rows at fault, or that would take the stock below zero. */
    public List<ImportRow> troubled(StockImport of, int limit) {
        return rows.troubled(of.importId(), limit);
    }

    /**
     * Corrects how many of the counted units were already sold.
     *
     * @throws StaleVersion it is not that version any more
     */
    @Transactional
    public void correct(StockImport of, int version, int rowNo, long setAside) {
        if (setAside < 0 || setAside > Bounds.MAX_QUANTITY) {
            throw new InvalidInput("setAside", "Set aside are 0 to 1,000,000,000 units.");
        }
        store.lock(of.importId());
        if (!store.correct(of.importId(), version, rowNo, setAside)) {
            throw new StaleVersion();
        }
    }

    /** Books the same file once more: a new import to look at, or the one there is already. */
    @Transactional
    public StockImport again(FyId actor, UUID newId, BrandId brand, StockImport of) {
        if (store.copy(newId, brand, actor, of.importId())) {
            rows.copy(of.importId(), newId);
        }
        return store.find(brand, newId)
                .orElseThrow(() -> new InvalidInput("", "This file has been uploaded once more already."));
    }

    /**
     * Applies the version that was looked at; whoever asks again gets the same answer.
     *
     * @throws InvalidInput rows are at fault
     * @throws StaleVersion it is not that version any more
     * @throws TryAgain nothing was decided
     */
    public Decision apply(FyId actor, BrandId brand, StockImport of, int version) {
        if (of.faultCount() > 0) {
            throw new InvalidInput("", "Rows are at fault: nothing was applied.");
        }
        if (!of.applied() && !store.beginApplying(of.importId(), version)) {
            throw new StaleVersion();
        }
        return decide(actor, brand, of, of.applied() ? of.version() : version);
    }

    private void replaceRows(UUID importId, List<ImportRow> read) {
        rows.replace(importId, read);
        store.counted(importId, read);
    }

    private Decision decide(FyId actor, BrandId brand, StockImport of, int version) {
        var all = rows.list(of.importId(), 0, Bounds.MAX_IMPORT_ROWS);
        var act = new StockAct.Adjustment(
                brand, "import", all.stream().map(Imports::row).toList());
        var identity = Identity.of(of.uploader(), "import/" + of.importId() + "/" + version, "import", brand);
        var decision = acts.decide(actor, identity, of.fileName(), act);
        switch (decision) {
            case Decision.Accepted accepted ->
                store.applied(of.importId(), accepted.decisionId(), actor, accepted.decidedAt());
            case Decision.Refused refused -> store.nextVersion(of.importId(), version);
        }
        return decision;
    }

    private static StockAct.Row row(ImportRow row) {
        var sku = there(row.sku());
        if (row.counted() != null) {
            long setAside = row.setAside() == null ? 0 : row.setAside();
            return new StockAct.Count(sku, row.counted(), setAside, there(row.asOf()), row.reason());
        }
        int delta = there(row.delta());
        return delta > 0
                ? new StockAct.Receipt(sku, delta, row.reason(), null)
                : new StockAct.WriteOff(sku, -delta, there(row.reason()));
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new InvalidInput("", "Rows are at fault: nothing was applied.");
        }
        return value;
    }

    private List<ImportRow> resolved(BrandId brand, ImportFile file, SetAside setAside) {
        var codes = file.lines().stream().map(ImportLine::code).toList();
        var known = skus.ofBrand(brand).resolveAll(codes);
        var counted = new HashMap<Sku, Instant>();
        for (var line : file.lines()) {
            var sku = known.get(line.code());
            if (file.counts() && sku != null && line.asOf() != null) {
                counted.put(sku.sku(), line.asOf());
            }
        }
        if (!counted.isEmpty()) {
            underWay.settle(brand, counted.keySet(), Collections.max(counted.values()));
        }
        var aside = counted.isEmpty() ? Map.<Sku, Long>of() : setAside.at(brand, counted);
        var rows = new ArrayList<ImportRow>(file.lines().size());
        for (var line : file.lines()) {
            var sku = known.get(line.code());
            rows.add(row(rows.size() + 1, line, sku == null ? null : sku.sku(), aside));
        }
        return rows;
    }

    private static ImportRow row(int rowNo, ImportLine line, @Nullable Sku sku, Map<Sku, Long> aside) {
        var faults = new ArrayList<>(line.faults());
        if (sku == null && !line.code().isEmpty()) {
            faults.add(new Fault(ImportColumn.SKU.heading(), "no SKU “" + Texts.line(line.code()) + "”"));
        }
        Long setAside = line.setAside();
        if (line.counted() != null && setAside == null && sku != null) {
            setAside = aside.getOrDefault(sku, 0L);
        }
        return new ImportRow(
                rowNo,
                line.line(),
                Texts.line(line.code()),
                sku,
                line.delta(),
                line.counted(),
                setAside,
                line.asOf(),
                line.reason(),
                faults,
                null,
                null);
    }

    private static String name(String fileName) {
        String name = Texts.line(fileName);
        name = name.substring(name.lastIndexOf('/') + 1);
        return name.isEmpty()
                ? "import.csv"
                : name.substring(0, name.offsetByCodePoints(0, Math.min(120, name.codePointCount(0, name.length()))));
    }

    private static byte[] hash(byte[] bytes, String countedAt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return digest.digest(countedAt.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
