package fy.operator;

import fy.clients.Brands;
import fy.eventstore.Alarms;
import fy.eventstore.Jobs;
import fy.eventstore.Outbox;
import fy.eventstore.ReaderLag;
import fy.inventory.monitor.DeadLetters;
import fy.notifications.UndeliveredMails;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the marketplace is well, on one page. */
@Path("/operator")
@RolesAllowed("operator")
@Blocking
@Produces(MediaType.TEXT_HTML)
class OverviewPage {

    private static final int SHOWN = 20;
    private static final int MOST = 100;

    private final Desk desk;
    private final Brands brands;
    private final Outbox outbox;
    private final ReaderLag lag;
    private final DeadLetters letters;
    private final UndeliveredMails mails;
    private final Alarms alarms;
    private final Jobs jobs;

    @Inject
    OverviewPage(
            Desk desk,
            Brands brands,
            Outbox outbox,
            ReaderLag lag,
            DeadLetters letters,
            UndeliveredMails mails,
            Alarms alarms,
            Jobs jobs) {
        this.desk = desk;
        this.brands = brands;
        this.outbox = outbox;
        this.lag = lag;
        this.letters = letters;
        this.mails = mails;
        this.alarms = alarms;
        this.jobs = jobs;
    }

    /**
     * How things stand.
     *
     * @param unpublished counted up to 10 000
     * @param deadLetters counted up to 100
     * @param lags null when the broker does not answer
     */
    public record Standing(
            int applications,
            long unpublished,
            long oldestSeconds,
            int deadLetters,
            long mails,
            @Nullable List<ReaderLag.Lag> lags,
            List<Alarms.Alarm> alarms,
            List<JobView> jobs) {}

    @CheckedTemplate(basePath = "operator")
    static class Templates {

        private Templates() {}

        static native TemplateInstance overview(Standing standing);
    }

    @GET
    public TemplateInstance overview() {
        desk.frame();
        var published = outbox.lag();
        return Templates.overview(new Standing(
                brands.waiting().size(),
                published.unpublished(),
                published.oldest().toSeconds(),
                letters.waiting(null, MOST).size(),
                mails.count(),
                lag.now().orElse(null),
                alarms.standing(SHOWN),
                jobs.newest(SHOWN).stream().map(JobView::of).toList()));
    }
}
