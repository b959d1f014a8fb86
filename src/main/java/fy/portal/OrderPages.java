package fy.portal;

import fy.orders.BrandOrders;
import fy.orders.BrandOrders.Filter;
import fy.web.Form;
import fy.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A brand's orders, to look at. */
@Path("/portal/{brand}/orders")
@Produces(MediaType.TEXT_HTML)
public class OrderPages {

    private static final int PAGE = 50;

    @Inject
    Desk desk;

    @Inject
    BrandOrders orders;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance orders(
                List<BrandOrders.Row> rows,
                List<Tab> tabs,
                String query,
                String filter,
                @Nullable String next,
                boolean later);

        static native TemplateInstance order(OrderView view);
    }

    /** One filter of the list. */
    record Tab(String label, String href, boolean current) {}

    @GET
    @RolesAllowed("viewer")
    public TemplateInstance list(
            @RestQuery @Nullable String filter, @RestQuery @Nullable String q, @RestQuery @Nullable String after) {
        desk.fill();
        var shown = filter(filter);
        var query = q == null ? "" : q.strip();
        if (query.length() > 120) {
            throw ProblemException.invalid("q", "Search for at most 120 characters.");
        }
        var page = orders.list(desk.brand(), shown, query, Cursor.read(after), PAGE);
        var tabs = Arrays.stream(Filter.values())
                .map(one -> new Tab(label(one), desk.at(href(one, query, null)), one == shown))
                .toList();
        var next = page.after() == null ? null : desk.at(href(shown, query, page.after()));
        return Templates.orders(page.rows(), tabs, query, code(shown), next, after != null);
    }

    @GET
    @Path("/{orderId}")
    @RolesAllowed("viewer")
    public TemplateInstance find(@PathParam("orderId") long orderId) {
        return page(orders, desk, orderId, new Form(), new Form());
    }

    /** The page of one order, with what a form of it has to say. */
    static TemplateInstance page(BrandOrders orders, Desk desk, long orderId, Form parcel, Form cancellation) {
        desk.fill();
        var order = orders.find(desk.brand(), orderId).orElseThrow(ProblemException::notFound);
        var path = desk.at("/orders/" + orderId);
        var stream = desk.at("/live/orders/" + orderId);
        return Templates.order(new OrderView(order, path, stream, desk.staff(), parcel, cancellation));
    }

    private static Filter filter(@Nullable String code) {
        return code == null
                ? Filter.ALL
                : Arrays.stream(Filter.values())
                        .filter(one -> code(one).equals(code))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.malformed("filter", "There is no such filter."));
    }

    private static String code(Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String href(Filter filter, String query, @Nullable Long after) {
        return "/orders?filter=" + code(filter)
                + (query.isEmpty() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                + (after == null ? "" : "&after=" + after);
    }

    private static String label(Filter filter) {
        return switch (filter) {
            case ALL -> Words.ORDERS.all();
            case TO_ACCEPT -> Words.ORDERS.toAccept();
            case TO_SHIP -> Words.ORDERS.toShip();
            case SHIPPED -> Words.ORDERS.shipped();
            case CANCELLED -> Words.ORDERS.cancelled();
        };
    }
}
