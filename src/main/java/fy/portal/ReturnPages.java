package fy.portal;

import fy.orders.OrderReturn;
import fy.orders.Returns;
import fy.orders.Returns.Filter;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A brand's returns, to look at: what waits, and what came back and is not on sale yet. */
@Path("/portal/{brand}/returns")
@Produces(MediaType.TEXT_HTML)
public class ReturnPages {

    private static final int PAGE = 30;

    @Inject
    Desk desk;

    @Inject
    Returns returns;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance returns(
                List<Returns.ToDo> workList,
                List<OrderReturn> rows,
                List<OrderPages.Tab> tabs,
                boolean staff,
                @Nullable String next,
                boolean later);

        static native TemplateInstance orderReturn(ReturnView view);
    }

    @GET
    @RolesAllowed("viewer")
    public TemplateInstance list(@RestQuery @Nullable String filter, @RestQuery @Nullable String after) {
        desk.fill();
        var shown = filter(filter);
        var page = returns.list(desk.brand(), shown, Cursor.read(after), PAGE);
        var tabs = List.of(Filter.WAITING, Filter.DONE, Filter.ALL).stream()
                .map(one -> new OrderPages.Tab(label(one), desk.at(href(one)), one == shown))
                .toList();
        var next = page.after() == null ? null : desk.at(href(shown) + "&after=" + page.after());
        return Templates.returns(
                returns.workList(desk.brand()), page.returns(), tabs, desk.staff(), next, after != null);
    }

    @GET
    @Path("/{returnId}")
    @RolesAllowed("viewer")
    public TemplateInstance find(@PathParam("returnId") long returnId) {
        return page(returns, desk, returnId, new Form(), new Form(), new Form());
    }

    /** The page of one return, with what a form of it has to say. */
    static TemplateInstance page(
            Returns returns, Desk desk, long returnId, Form declining, Form receipt, Form inspection) {
        desk.fill();
        var back = returns.find(desk.brand(), returnId).orElseThrow(ProblemException::notFound);
        return Templates.orderReturn(
                new ReturnView(back, desk.at("/returns/" + returnId), desk.staff(), declining, receipt, inspection));
    }

    private static Filter filter(@Nullable String code) {
        return code == null
                ? Filter.WAITING
                : Arrays.stream(Filter.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(code))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.malformed("filter", "There is no such filter."));
    }

    private static String href(Filter filter) {
        return "/returns?filter=" + filter.name().toLowerCase(Locale.ROOT);
    }

    private static String label(Filter filter) {
        return switch (filter) {
            case ALL -> Words.ORDERS.all();
            case WAITING -> Words.RETURNS.waiting();
            case DONE -> Words.RETURNS.done();
        };
    }
}
