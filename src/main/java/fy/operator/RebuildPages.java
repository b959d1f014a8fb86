package fy.operator;

import fy.clients.Caller;
import fy.eventstore.Job;
import fy.eventstore.Jobs;
import fy.inventory.monitor.Origin;
import fy.inventory.monitor.Rebuilds;
import fy.web.Asked;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Building the live figures anew. */
@Path("/operator/rebuilds")
@RolesAllowed("operator")
@Blocking
@Produces(MediaType.TEXT_HTML)
class RebuildPages {

    private static final String KIND = "rebuild";
    private static final int SHOWN = 20;

    private final Desk desk;
    private final Rebuilds rebuilds;
    private final Jobs jobs;
    private final Caller caller;

    @Inject
    RebuildPages(Desk desk, Rebuilds rebuilds, Jobs jobs, Caller caller) {
        this.desk = desk;
        this.rebuilds = rebuilds;
        this.jobs = jobs;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "operator")
    static class Templates {

        private Templates() {}

        static native TemplateInstance rebuilds(List<JobView> jobs);
    }

    @GET
    public TemplateInstance list() {
        desk.frame();
        return Templates.rebuilds(
                jobs.newest(KIND, SHOWN).stream().map(JobView::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rebuild(@FormParam("from") @Nullable String from) {
        var origin = Origin.of(from).orElseThrow(() -> ProblemException.invalid("from", "Choose zero or snapshots."));
        return SeeOther.at("/operator/rebuilds/" + rebuilds.ask(origin, caller.fyId()));
    }

    @GET
    @Path("/{jobId}")
    public TemplateInstance one(@PathParam("jobId") String jobId) {
        desk.frame();
        Job job = jobs.find(KIND, Asked.id(jobId)).orElseThrow(ProblemException::notFound);
        return VerificationPages.Templates.job(JobView.of(job), "rebuilds", "/operator/rebuilds");
    }
}
