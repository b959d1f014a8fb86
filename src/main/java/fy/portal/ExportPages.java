package fy.portal;

import fy.inventory.Movement;
import fy.inventory.Movements;
import fy.inventory.StockList;
import fy.shared.BrandId;
import fy.shared.FySettings;
import fy.shared.Sku;
import fy.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stock and movements as files for spreadsheets. */
@Path("/portal/exports")
@RolesAllowed("viewer")
@Blocking
@ApplicationScoped
class ExportPages {

    private static final int PAGE = 1_000;
    private static final int MOST = 100_000;

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
        var file = new StringBuilder(Csv.heading(
                "SKU", "own code", "product", "variant", "quantity", "threshold", "price", "currency", "published"));
        Sku after = null;
        for (int rows = 0; rows < MOST; rows += PAGE) {
            var page = list.list(brand, StockList.Filter.ALL, "", after, PAGE);
            page.forEach(row -> file.append(line(row)));
            if (page.size() < PAGE) {
                break;
            }
            after = page.getLast().sku();
        }
        return attachment("stock.csv", file);
    }

    /** Every movement of one SKU, newest first. */
    @GET
    @Path("/movements")
    public Response movements(@QueryParam("sku") @Nullable String code) {
        if (code == null) {
            throw ProblemException.malformed("sku", "Name a SKU.");
        }
        var sku = desk.sku(code);
        var file = new StringBuilder(Csv.heading(
                "SKU", "seq", "type", "delta", "before", "after", "order", "actor", "reason", "occurredAt", "eventId"));
        Long before = null;
        for (int rows = 0; rows < MOST; rows += PAGE) {
            List<Movement> page = movements.ofSku(sku.brandId(), sku.sku(), before, PAGE);
            page.forEach(m -> file.append(line(m)));
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().seq();
        }
        return attachment("movements-" + sku.sku() + ".csv", file);
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

    private static Response attachment(String name, StringBuilder file) {
        return Response.ok(file.toString().getBytes(StandardCharsets.UTF_8))
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
