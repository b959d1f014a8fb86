package fy.catalog;

import fy.shared.Database;
import fy.shared.FySettings;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import fy.shared.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is for sale, newest first. */
@ApplicationScoped
public class Catalogue {

    private static final int MAX_SEARCH = 80;

    private final Database database;
    private final FySettings settings;

    @Inject
    public Catalogue(Database database, FySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * @param next cursor of the page after this one; null when this is the last
     */
    public record Page(List<CatalogSku> skus, @Nullable String next) {}

    /**
     * @param search words that must all stand in the name, variant, brand or code; blank for everything
     * @param brandSlug only this brand's; null for all brands
     * @param after cursor of the page before; null for the first
     * @param limit SKUs per page
     * @throws InvalidInput the cursor is none of ours or the search is too long
     */
    public Page page(@Nullable String search, @Nullable String brandSlug, @Nullable String after, int limit) {
        var sql = new StringBuilder(CatalogSku.SELECT)
                .append("where s.published and p.published and b.status = 'approved'\n");
        var parameters = new ArrayList<@Nullable Object>();
        if (brandSlug != null) {
            sql.append("and b.slug = ?\n");
            parameters.add(brandSlug);
        }
        for (var word : words(search)) {
            sql.append("and p.name || ' ' || s.variant || ' ' || b.name || ' ' || s.sku ilike ?\n");
            parameters.add("%" + LikePattern.literal(word) + "%");
        }
        if (after != null) {
            sql.append("and (s.created_at, s.sku) < (?, ?)\n");
            parameters.addAll(position(after));
        }
        sql.append("order by s.created_at desc, s.sku desc limit ?");
        parameters.add(limit + 1);
        var found = database.list(row -> CatalogSku.of(row, settings.currency()), sql.toString(), parameters.toArray());
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), cursor(found.get(limit - 1)));
    }

    private static List<String> words(@Nullable String search) {
        String line = Texts.line(search);
        if (line.length() > MAX_SEARCH) {
            throw new InvalidInput("q", "A search has at most " + MAX_SEARCH + " characters.");
        }
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    private static String cursor(CatalogSku last) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()) + "~" + last.sku();
    }

    private static List<Object> position(String cursor) {
        try {
            int split = cursor.indexOf('~');
            var created = Instant.EPOCH.plus(Long.parseLong(cursor.substring(0, split)), ChronoUnit.MICROS);
            var sku = new Sku(cursor.substring(split + 1));
            if (created.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                throw new IllegalArgumentException(cursor);
            }
            return List.of(created, sku);
        } catch (RuntimeException e) {
            throw new InvalidInput("after", "This is no place in the list. Start from the first page.");
        }
    }
}
