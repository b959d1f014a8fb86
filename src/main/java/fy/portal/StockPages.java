package fy.portal;

import fy.inventory.Freshness;
import fy.inventory.StockLevels;
import fy.inventory.StockList;
import fy.shared.FySettings;
import fy.shared.Sku;
import fy.shared.Texts;
import fy.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of a brand's stock. */
@Path("/portal/{brand}/stock")
@RolesAllowed("viewer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class StockPages {

    private static final int PAGE = 40;

    @Inject
    Desk desk;

    @Inject
    StockList list;

    @Inject
    StockLevels levels;

    @Inject
    LiveFigures figures;

    @Inject
    Freshness freshness;

    @Inject
    FySettings settings;

    @CheckedTemplate(basePath = "portal/stock")
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(ListView view);
    }

    /**
     * @param tab the filter, lower case; empty for everything
     * @param self address of this page, to come back to
     * @param live address of the stream of its quantities; null when there are none
     * @param asOf since when the figures stand still; null while they are up to date
     */
    record ListView(
            List<StockRow> rows,
            StockLevels.Counts counts,
            String tab,
            String search,
            String self,
            @Nullable String start,
            @Nullable String next,
            @Nullable String live,
            @Nullable Instant asOf,
            boolean staff) {}

    @GET
    public TemplateInstance list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("q") @Nullable String search,
            @QueryParam("after") @Nullable String after,
            @QueryParam("moved") @Nullable String moved,
            @QueryParam("seq") @Nullable String seq) {
        desk.fill();
        if (moved != null) {
            desk.find(moved).ifPresent(sku -> figures.await(sku, seq));
        }
        var words = Texts.line(search);
        if (words.length() > 80) {
            throw ProblemException.invalid("q", "A search has at most 80 characters.");
        }
        var found = list.list(desk.brand(), filter(filter), words, after(after), PAGE + 1);
        var rows = found.stream()
                .limit(PAGE)
                .map(row -> StockRow.of(row, settings.currency()))
                .toList();
        String query = "?filter=" + (filter == null ? "" : filter) + "&q=" + encoded(words);
        return Templates.list(new ListView(
                rows,
                levels.counts(desk.brand()),
                filter == null ? "" : filter,
                words,
                desk.at("/stock" + query + (after == null ? "" : "&after=" + after)),
                after == null ? null : desk.at("/stock" + query),
                found.size() > PAGE
                        ? desk.at("/stock" + query + "&after=" + rows.getLast().sku())
                        : null,
                rows.isEmpty()
                        ? null
                        : desk.at("/live/stock?sku="
                                + rows.stream().map(StockRow::sku).collect(Collectors.joining(","))),
                freshness
                        .asOf(rows.stream().map(row -> new Sku(row.sku())).toList())
                        .orElse(null),
                desk.staff()));
    }

    private static StockList.Filter filter(@Nullable String given) {
        return switch (given == null ? "" : given) {
            case "" -> StockList.Filter.ALL;
            case "low" -> StockList.Filter.LOW;
            case "out" -> StockList.Filter.OUT;
            case "unpublished" -> StockList.Filter.UNPUBLISHED;
            default -> throw ProblemException.malformed("filter", "There are low, out and unpublished.");
        };
    }

    private static @Nullable Sku after(@Nullable String given) {
        if (given == null) {
            return null;
        }
        if (!Sku.isValid(given)) {
            throw ProblemException.malformed("after", "This is no place in the list.");
        }
        return new Sku(given);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
