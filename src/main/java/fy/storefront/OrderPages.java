package fy.storefront;

import fy.clients.Caller;
import fy.orders.CustomerOrder;
import fy.orders.CustomerOrders;
import fy.web.Asked;
import fy.web.Form;
import fy.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's own orders. */
@Path("/orders")
@RolesAllowed("customer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class OrderPages {

    private static final int ROWS = 20;

    @Inject
    Caller caller;

    @Inject
    CustomerOrders orders;

    @Inject
    Frame frame;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance orders(Rows orders, boolean first);

        static native TemplateInstance order(CustomerOrder order, Form form, boolean placed);
    }

    /** @param next address of the next page; null on the last one */
    record Rows(List<CustomerOrders.Row> rows, @Nullable String next) {}

    @GET
    public TemplateInstance orders(@QueryParam("after") @Nullable String after) {
        var from = Asked.cursorNumber(after);
        var found = orders.list(caller.fyId(), null, from, ROWS);
        frame.fill();
        var next = found.after() == null ? null : "/orders?after=" + found.after();
        return Templates.orders(new Rows(found.rows(), next), from == null);
    }

    @GET
    @Path("{orderId}")
    public TemplateInstance order(@PathParam("orderId") String number) {
        return page(number, new Form(), false);
    }

    /** The same page, with thanks on top. */
    @GET
    @Path("{orderId}/confirmation")
    public TemplateInstance confirmation(@PathParam("orderId") String number) {
        return page(number, new Form(), true);
    }

    /** The page with what was typed into one of its forms and what is wrong with that. */
    TemplateInstance page(String number, Form form, boolean placed) {
        var order = orders.find(caller.fyId(), Asked.number(number)).orElseThrow(ProblemException::notFound);
        frame.fill();
        return Templates.order(order, form, placed);
    }
}
