package fy.portal;

import fy.clients.Limited;
import fy.inventory.Movement;
import fy.inventory.Movements;
import fy.inventory.StockList;
import fy.shared.BrandId;
import fy.shared.FySettings;
import fy.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stock and movements as files for spreadsheets. */
@Path("/portal/{brand}/exports")
@RolesAllowed("viewer")
@Limited("export")
@Blocking
@ApplicationScoped
class ExportPages {

    private static final int PAGE = 1_000;

    @Inject
    Desk desk;

    @Inject
    StockList list;

    @Inject
    Movements movements;

    @Inject
    StockMessages words;

    @Inject
    FySettings settings;

    /** Every SKU; with a column {@code counted} added, the file can be imported as a count. */
    @GET
    @Path("/stock")
    public Response stock() {
        BrandId brand = desk.brand();
        var heading = Csv.heading(
                "SKU", "own code", "product", "variant", "quantity", "threshold", "price", "currency", "published");
        return ExportPages.<StockList.Row>attachment(
                "stock.csv",
                heading,
                last -> list.list(brand, StockList.Filter.ALL, "", last == null ? null : last.sku(), PAGE),
                this::line);
    }

    /** Every movement of one SKU, newest first. */
    @GET
    @Path("/movements")
    public Response movements(@QueryParam("sku") @Nullable String code) {
        if (code == null) {
            throw ProblemException.malformed("sku", "Name a SKU.");
        }
        var sku = desk.sku(code);
        var heading = Csv.heading(
                "SKU", "seq", "type", "delta", "before", "after", "order", "actor", "reason", "occurredAt", "eventId");
        return ExportPages.<Movement>attachment(
                "movements-" + sku.sku() + ".csv",
                heading,
                last -> movements.ofSku(sku.brandId(), sku.sku(), last == null ? null : last.seq(), PAGE),
                this::line);
    }

    private String line(StockList.Row row) {
        return new Csv()
                .text(row.sku().code())
                .text(row.ownCode())
                .text(row.productName())
                .text(row.variant())
                .plain(row.quantity())
                .plain(row.threshold())
                .amount(row.price())
                .plain(settings.currency())
                .plain(row.published())
                .end();
    }

    private String line(Movement m) {
        return new Csv()
                .text(m.sku().code())
                .plain(m.seq())
                .plain(m.type())
                .plain(m.deltaQuantity())
                .plain(m.before())
                .plain(m.quantity())
                .plain(m.orderId())
                .text(m.actorName() == null ? words.aCustomer() : m.actorName())
                .text(m.reason())
                .plain(m.occurredAt())
                .plain(m.eventId())
                .end();
    }

    /**
     * Sends the file page by page, however long it is; no more than a page of it is in memory.
     *
     * @param pages what follows this row, at most {@link #PAGE}; null asks for the beginning
     */
    private static <T> Response attachment(
            String name, String heading, Function<@Nullable T, List<T>> pages, Function<T, String> line) {
        var first = pages.apply(null); // a question that cannot be answered is told before the file begins
        StreamingOutput file = out -> {
            out.write(heading.getBytes(StandardCharsets.UTF_8));
            for (var page = first;
                    !page.isEmpty();
                    page = page.size() < PAGE ? List.of() : pages.apply(page.getLast())) {
                out.write(page.stream().map(line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
            }
        };
        return Response.ok(file)
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
