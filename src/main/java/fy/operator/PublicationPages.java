package fy.operator;

import fy.clients.Caller;
import fy.clients.Limited;
import fy.eventstore.BeyondLedger;
import fy.eventstore.Jobs;
import fy.eventstore.Outbox;
import fy.eventstore.Republication;
import fy.eventstore.SendingAgain;
import fy.shared.Sku;
import fy.web.Asked;
import fy.web.Form;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far publication is, and publishing again from the ledger. */
@Path("/operator/publication")
@RolesAllowed("operator")
@Blocking
@Produces(MediaType.TEXT_HTML)
class PublicationPages {

    private static final Set<String> KINDS = Set.of("republish", "send-again", "re-drive");
    private static final int SHOWN = 10;
    private static final String HERE = "/operator/publication";

    private final Desk desk;
    private final Outbox outbox;
    private final Republication republication;
    private final BeyondLedger beyondLedger;
    private final SendingAgain sendingAgain;
    private final KnownSkus skus;
    private final Jobs jobs;
    private final Caller caller;
    private final PublicationMessages words;

    @Inject
    PublicationPages(
            Desk desk,
            Outbox outbox,
            Republication republication,
            BeyondLedger beyondLedger,
            SendingAgain sendingAgain,
            KnownSkus skus,
            Jobs jobs,
            Caller caller,
            PublicationMessages words) {
        this.desk = desk;
        this.outbox = outbox;
        this.republication = republication;
        this.beyondLedger = beyondLedger;
        this.sendingAgain = sendingAgain;
        this.skus = skus;
        this.jobs = jobs;
        this.caller = caller;
        this.words = words;
    }

    @CheckedTemplate(basePath = "operator")
    static class Templates {

        private Templates() {}

        static native TemplateInstance publication(Outbox.Lag lag, Form form, List<JobView> jobs);
    }

    @GET
    public TemplateInstance publication() {
        return page(new Form());
    }

    @POST
    @Path("/republications")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response republish() {
        return seeJob(republication.ask(caller.fyId()));
    }

    /** What Kafka knows beyond the ledgers, to keep before republishing. */
    @GET
    @Path("/beyond-ledger")
    @Limited("export")
    @Produces("application/x-ndjson")
    public Response beyondLedger() {
        var reach = beyondLedger.reach();
        StreamingOutput file = out -> beyondLedger.export(reach, out);
        return Response.ok(file)
                .header("Content-Disposition", "attachment; filename=\"beyond-ledger.jsonl\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/resends")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resend(@FormParam("sku") @Nullable String sku, @FormParam("fromSeq") @Nullable String fromSeq) {
        var form = new Form();
        String code = form.line("sku", sku, 1, 40);
        long seq = form.whole("fromSeq", fromSeq, 1, Integer.MAX_VALUE);
        if (!form.hasErrors() && !skus.exists(code)) {
            form.reject("sku", words.noSku());
        }
        if (form.hasErrors()) {
            return Response.status(422).entity(page(form)).build();
        }
        return seeJob(sendingAgain.ask(new Sku(code), seq, caller.fyId()));
    }

    @GET
    @Path("/jobs/{jobId}")
    public TemplateInstance one(@PathParam("jobId") String jobId) {
        desk.frame();
        var job = jobs.find(Asked.id(jobId))
                .filter(found -> KINDS.contains(found.kind()))
                .orElseThrow(ProblemException::notFound);
        return VerificationPages.Templates.job(JobView.of(job), "publication", HERE);
    }

    private TemplateInstance page(Form form) {
        desk.frame();
        var recent = KINDS.stream()
                .flatMap(kind -> jobs.newest(kind, SHOWN).stream())
                .map(JobView::of)
                .sorted(Comparator.comparing(JobView::askedAt).reversed())
                .limit(SHOWN)
                .toList();
        return Templates.publication(outbox.lag(), form, recent);
    }

    private static Response seeJob(UUID job) {
        return SeeOther.at(HERE + "/jobs/" + job);
    }
}
