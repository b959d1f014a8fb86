package fy.portal;

import fy.clients.Limited;
import fy.inventory.ImportRow;
import fy.inventory.Imports;
import fy.inventory.Movements;
import fy.inventory.Reversals;
import fy.inventory.StockImport;
import fy.inventory.updater.Decision;
import fy.shared.Bounds;
import fy.shared.InvalidInput;
import fy.shared.StaleVersion;
import fy.web.ActId;
import fy.web.Asked;
import fy.web.Form;
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
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One import: looking at it, correcting it, applying it, undoing it. */
@Path("/portal/{brand}/imports/{id}")
@RolesAllowed("staff")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class ImportActs {

    private static final int PAGE = 100;

    @Inject
    Desk desk;

    @Inject
    Imports imports;

    @Inject
    Movements movements;

    @Inject
    Reversals reversals;

    @Inject
    Page page;

    @Inject
    ImportMessages words;

    @CheckedTemplate(basePath = "portal/imports")
    static class Templates {

        private Templates() {}

        static native TemplateInstance one(ImportView view);
    }

    @GET
    @RolesAllowed("viewer")
    public TemplateInstance look(@PathParam("id") String id, @QueryParam("after") @Nullable String after) {
        return shown(own(id), after, List.of(), "");
    }

    @POST
    @Limited("restock")
    @Path("/application")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response apply(@PathParam("id") String id, @FormParam("version") @Nullable String version) {
        var it = own(id);
        Decision decision;
        try {
            decision = imports.apply(desk.actor(), desk.brand(), it, number(version));
        } catch (StaleVersion e) {
            return stale(own(id));
        } catch (InvalidInput e) {
            return again(
                    it, e.faults().stream().map(InvalidInput.Fault::message).toList(), "");
        }
        return switch (decision) {
            case Decision.Accepted accepted -> {
                page.flash(words.importApplied(accepted.events().size()));
                yield SeeOther.at(path(it));
            }
            case Decision.Refused refused -> again(own(id), lines(refused.refusal()), "");
        };
    }

    /** Corrects how many of a row's counted units were sold already. */
    @POST
    @Path("/rows/{row}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response correct(
            @PathParam("id") String id,
            @PathParam("row") String row,
            @FormParam("version") @Nullable String version,
            @FormParam("setAside") @Nullable String setAside) {
        var it = own(id);
        var form = new Form();
        long units = form.whole("setAside", setAside, 0, Bounds.MAX_QUANTITY);
        if (form.hasErrors()) {
            return again(it, form.errors().stream().map(e -> e.message()).toList(), "");
        }
        int rowNo = number(row);
        try {
            imports.correct(it, number(version), rowNo, units);
        } catch (StaleVersion e) {
            if (setAside(it, rowNo) != units) {
                return stale(own(id));
            }
        }
        return SeeOther.at(path(it) + (rowNo > PAGE ? "?after=" + (rowNo - 1) / PAGE * PAGE : "") + "#row" + rowNo);
    }

    /** The same file once more. */
    @POST
    @Limited("restock")
    @Path("/copies")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response again(@PathParam("id") String id, @FormParam("act") @Nullable String act) {
        var copy = imports.again(desk.actor(), Asked.id(act), desk.brand(), own(id));
        return SeeOther.at(path(copy));
    }

    /**
     * Undoes the import, or what can still be undone of it.
     *
     * @param leave SKUs to leave as they are, with commas between them
     */
    @POST
    @Limited("restock")
    @Path("/reversal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("id") String id,
            @FormParam("act") @Nullable String act,
            @FormParam("leave") @Nullable String leave) {
        var it = own(id);
        Set<String> left = leave == null ? Set.of() : Set.copyOf(List.of(leave.split(",")));
        var key = ActId.of(act);
        var events = it.decisionId() == null
                ? List.<UUID>of()
                : movements.undoable(desk.brand(), it.decisionId(), left, desk.actor(), key);
        if (events.isEmpty()) {
            return again(it, List.of(words.nothingToUndo()), "");
        }
        var decision =
                reversals.reverse(desk.actor(), key, desk.brand(), events, words.undoImportReason(it.fileName()));
        return switch (decision) {
            case Decision.Accepted accepted -> {
                page.flash(words.importUndone(accepted.events().size()));
                yield SeeOther.at(path(it));
            }
            case Decision.Refused refused -> again(it, lines(refused.refusal()), leaving(left, refused.refusal()));
        };
    }

    private StockImport own(String id) {
        return imports.find(desk.brand(), Asked.id(id)).orElseThrow(ProblemException::notFound);
    }

    private int undoable(StockImport it) {
        return it.decisionId() == null ? 0 : movements.countUndoable(desk.brand(), it.decisionId());
    }

    private static String leaving(Set<String> left, Decision.Refusal refusal) {
        var all = refusal.rows().stream().map(row -> row.sku().code()).collect(Collectors.toSet());
        all.addAll(left);
        return all.stream().sorted().collect(Collectors.joining(","));
    }

    private static List<String> lines(Decision.Refusal refusal) {
        return refusal.rows().stream()
                .limit(PAGE)
                .map(row -> row.sku() + ": " + Refusals.words(row))
                .toList();
    }

    /** What a row says by now; -1 where it says nothing. */
    private long setAside(StockImport it, int rowNo) {
        return imports.rows(it, rowNo - 1, 1).stream()
                .map(ImportRow::setAside)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(-1L);
    }

    private Response stale(StockImport it) {
        return Response.status(409)
                .entity(shown(it, null, List.of(words.changedMeanwhile()), ""))
                .build();
    }

    private Response again(StockImport it, List<String> refused, String leave) {
        return Response.status(422).entity(shown(it, null, refused, leave)).build();
    }

    private TemplateInstance shown(StockImport it, @Nullable String after, List<String> refused, String leave) {
        desk.fill();
        int from = after == null ? 0 : number(after);
        var rows = imports.rows(it, from, PAGE + 1);
        return Templates.one(new ImportView(
                it,
                rows.stream().limit(PAGE).map(ImportView.Row::of).toList(),
                it.applied() ? List.of() : troubled(it),
                from == 0 ? null : path(it),
                rows.size() > PAGE ? path(it) + "?after=" + rows.get(PAGE - 1).rowNo() : null,
                undoable(it),
                refused,
                leave,
                desk.staff()));
    }

    private List<ImportView.Row> troubled(StockImport it) {
        List<ImportRow> rows = imports.troubled(it, PAGE);
        return rows.stream().map(ImportView.Row::of).toList();
    }

    private static int number(@Nullable String given) {
        var form = new Form();
        int number = (int) form.whole("version", given, 0, Integer.MAX_VALUE);
        if (form.hasErrors()) {
            throw ProblemException.malformed("version", "This form is incomplete. Load the page again.");
        }
        return number;
    }

    private String path(StockImport it) {
        return desk.at("/imports/" + it.importId());
    }
}
