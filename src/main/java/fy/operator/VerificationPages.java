package fy.operator;

import fy.clients.Caller;
import fy.eventstore.Job;
import fy.eventstore.Jobs;
import fy.inventory.monitor.Verifications;
import fy.web.Asked;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Proving the figures, and what came of it. */
@Path("/operator/verifications")
@RolesAllowed("operator")
@Blocking
@Produces(MediaType.TEXT_HTML)
class VerificationPages {

    private static final String KIND = "verify";
    private static final int SHOWN = 20;

    private final Desk desk;
    private final Verifications verifications;
    private final Jobs jobs;
    private final Caller caller;

    @Inject
    VerificationPages(Desk desk, Verifications verifications, Jobs jobs, Caller caller) {
        this.desk = desk;
        this.verifications = verifications;
        this.jobs = jobs;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "operator")
    static class Templates {

        private Templates() {}

        static native TemplateInstance verifications(List<JobView> jobs);

        static native TemplateInstance job(JobView job, String active, String back);
    }

    @GET
    public TemplateInstance list() {
        desk.frame();
        return Templates.verifications(
                jobs.newest(KIND, SHOWN).stream().map(JobView::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response verify() {
        return SeeOther.at("/operator/verifications/" + verifications.ask(caller.fyId()));
    }

    @GET
    @Path("/{jobId}")
    public TemplateInstance one(@PathParam("jobId") String jobId) {
        desk.frame();
        Job job = jobs.find(KIND, Asked.id(jobId)).orElseThrow(ProblemException::notFound);
        return Templates.job(JobView.of(job), "verifications", "/operator/verifications");
    }
}
