package fy.portal;

import fy.inventory.Books;
import fy.inventory.StockLevels;
import fy.inventory.StockList;
import fy.notifications.UndeliveredMails;
import fy.orders.BrandDays;
import fy.orders.BrandOrders;
import fy.orders.ShortfallTasks;
import fy.shared.FySettings;
import fy.web.Page;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A brand's day: what was sold, what waits, what runs out. */
@Path("/portal/{brand}")
@RolesAllowed("viewer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class DashboardPage {

    private static final int RUNNING_OUT = 6;

    @Inject
    Desk desk;

    @Inject
    BrandDays days;

    @Inject
    BrandOrders orders;

    @Inject
    StockLevels levels;

    @Inject
    StockList list;

    @Inject
    ShortfallTasks tasks;

    @Inject
    UndeliveredMails mails;

    @Inject
    Books books;

    @Inject
    FySettings settings;

    @Inject
    Page page;

    @Inject
    TodayMessages words;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance dashboard(View view);
    }

    /** @param books null when nothing was verified yet */
    record View(
            BrandDays.Sold today,
            BrandOrders.Work work,
            StockLevels.Counts counts,
            List<StockRow> runningOut,
            List<ShortfallTasks.Task> tasks,
            List<UndeliveredMails.Undelivered> mails,
            Books.@Nullable Badge books,
            boolean staff) {}

    @GET
    public TemplateInstance today() {
        desk.fill();
        var brand = desk.brand();
        Instant now = clock.instant();
        var runningOut = Stream.concat(
                        list.list(brand, StockList.Filter.OUT, "", null, RUNNING_OUT).stream(),
                        list.list(brand, StockList.Filter.LOW, "", null, RUNNING_OUT).stream())
                .filter(StockList.Row::published)
                .limit(RUNNING_OUT)
                .map(row -> StockRow.of(row, settings.currency()))
                .toList();
        return Templates.dashboard(new View(
                days.since(brand, now.truncatedTo(ChronoUnit.DAYS)),
                orders.work(brand),
                levels.counts(brand),
                runningOut,
                tasks.open(brand),
                mails.of(brand),
                books.of(brand).orElse(null),
                desk.staff()));
    }

    /** A shortfall has been dealt with. */
    @POST
    @Path("/tasks/{id}/closure")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response close(@PathParam("id") String id) {
        if (!id.matches("[1-9][0-9]{0,17}") || !tasks.close(desk.brand(), Long.parseLong(id), desk.actor())) {
            throw ProblemException.notFound();
        }
        page.flash(words.taskClosed());
        return SeeOther.at(desk.at(""));
    }
}
