package fy.operator;

import fy.clients.Caller;
import fy.inventory.monitor.DeadLetters;
import fy.inventory.monitor.DeadLetters.DeadLetter;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that could not be read. */
@Path("/operator/dead-letters")
@RolesAllowed("operator")
@Blocking
@Produces(MediaType.TEXT_HTML)
class DeadLetterPages {

    private static final String HERE = "/operator/dead-letters";
    private static final int ROWS = 20;

    private final Desk desk;
    private final DeadLetters letters;
    private final Caller caller;
    private final OperatorMessages words;

    @Inject
    DeadLetterPages(Desk desk, DeadLetters letters, Caller caller, OperatorMessages words) {
        this.desk = desk;
        this.letters = letters;
        this.caller = caller;
        this.words = words;
    }

    @CheckedTemplate(basePath = "operator")
    static class Templates {

        private Templates() {}

        static native TemplateInstance deadLetters(
                List<DeadLetter> letters, @Nullable String start, @Nullable String next);
    }

    @GET
    public TemplateInstance list(@QueryParam("before") @Nullable String before) {
        desk.frame();
        var from = before == null ? null : Long.valueOf(Asked.number(before));
        var rows = letters.waiting(from, ROWS);
        var next =
                rows.size() < ROWS ? null : HERE + "?before=" + rows.getLast().deadLetterId();
        return Templates.deadLetters(rows, from == null ? null : HERE, next);
    }

    @POST
    @Path("/{id}/redrive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response redrive(@PathParam("id") String id) {
        var job = letters.redrive(known(id), caller.fyId());
        desk.flash(job.isPresent(), words.askedFlash(), words.tooLate());
        return SeeOther.at(HERE);
    }

    @POST
    @Path("/{id}/settlement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response settle(@PathParam("id") String id) {
        desk.flash(letters.settle(known(id), caller.fyId()), words.settledFlash(), words.tooLate());
        return SeeOther.at(HERE);
    }

    private long known(String id) {
        return letters.find(Asked.number(id))
                .orElseThrow(ProblemException::notFound)
                .deadLetterId();
    }
}
