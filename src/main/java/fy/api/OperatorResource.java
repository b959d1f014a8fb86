package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fy.clients.Caller;
import fy.clients.Limited;
import fy.eventstore.BeyondLedger;
import fy.eventstore.Job;
import fy.eventstore.Jobs;
import fy.eventstore.Republication;
import fy.eventstore.SendingAgain;
import fy.inventory.monitor.Origin;
import fy.inventory.monitor.Rebuilds;
import fy.inventory.monitor.Verifications;
import fy.shared.Sku;
import fy.web.Asked;
import fy.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Work on the event machinery: asked for with POST, looked up with GET. */
@Path("/api/operator")
@Tag(name = "Operator")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {

    @Inject
    Caller caller;

    @Inject
    Verifications verifications;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Republication republication;

    @Inject
    BeyondLedger beyondLedger;

    @Inject
    SendingAgain sendingAgain;

    @Inject
    Jobs jobs;

    @Inject
    ObjectMapper json;

    /**
     * A SKU to publish again.
     *
     * @param sku code of the SKU
     * @param fromSeq first event to publish, from 1
     */
    record Resend(
            @JsonProperty("SKU") @NotNull Sku sku, @NotNull Long fromSeq) {}

    @POST
    @Path("/verifications")
    @Operation(summary = "Prove that projection, folds, ledger and stock rows agree")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response verify() {
        return accepted("verifications", verifications.ask(caller.fyId()));
    }

    @POST
    @Path("/rebuilds")
    @Operation(summary = "Build the projection anew, from zero or from snapshots")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rebuild(@QueryParam("from") @Nullable String from) {
        var origin = Origin.of(from).orElseThrow(() -> ProblemException.malformed("from", "must be zero or snapshots"));
        return accepted("rebuilds", rebuilds.ask(origin, caller.fyId()));
    }

    @POST
    @Path("/republications")
    @Operation(summary = "Make the topics anew from the ledgers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response republish() {
        return accepted("republications", republication.ask(caller.fyId()));
    }

    @GET
    @Path("/beyond-ledger")
    @Limited("export")
    @Produces("application/x-ndjson")
    @Operation(summary = "What Kafka knows beyond the ledgers, as JSON lines; the last says that all of it is there")
    public StreamingOutput beyondLedger() {
        var reach = beyondLedger.reach();
        return out -> beyondLedger.export(reach, out);
    }

    @POST
    @Path("/resends")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Publish a SKU's events again from a seq on")
    public Response resend(@NotNull Resend resend) {
        return accepted("resends", sendingAgain.ask(resend.sku(), resend.fromSeq(), caller.fyId()));
    }

    @GET
    @Path("/verifications/{jobId}")
    public ObjectNode verification(@PathParam("jobId") String jobId) {
        return state("verify", jobId);
    }

    @GET
    @Path("/rebuilds/{jobId}")
    public ObjectNode rebuilt(@PathParam("jobId") String jobId) {
        return state("rebuild", jobId);
    }

    @GET
    @Path("/republications/{jobId}")
    public ObjectNode republished(@PathParam("jobId") String jobId) {
        return state("republish", jobId);
    }

    @GET
    @Path("/resends/{jobId}")
    public ObjectNode resent(@PathParam("jobId") String jobId) {
        return state("send-again", jobId);
    }

    private static Response accepted(String kind, UUID jobId) {
        return Response.accepted()
                .header("Location", "/api/operator/" + kind + "/" + jobId)
                .build();
    }

    /** What came of it, once something did; before that only the state. */
    private ObjectNode state(String kind, String jobId) {
        Job job = jobs.find(kind, Asked.id(jobId)).orElseThrow(ProblemException::notFound);
        ObjectNode answer = json.createObjectNode();
        answer.put("state", job.state().name().toLowerCase(Locale.ROOT));
        if (job.result() != null) {
            answer.setAll(read(job.result()));
        }
        return answer;
    }

    private ObjectNode read(String result) {
        try {
            return json.readValue(result, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's result is no JSON object", e);
        }
    }
}
