package fy.portal;

import fy.clients.LargeBody;
import fy.clients.Limited;
import fy.inventory.Imports;
import fy.inventory.StockImport;
import fy.orders.SetAside;
import fy.shared.InvalidInput;
import fy.web.Asked;
import fy.web.Form;
import fy.web.Page;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files of movements or counts: the list of them, and uploading one. */
@Path("/portal/{brand}/imports")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class ImportPages {

    private static final int PAGE = 40;

    @Inject
    Desk desk;

    @Inject
    Imports imports;

    @Inject
    SetAside setAside;

    @Inject
    Page page;

    @Inject
    ImportMessages words;

    @Inject
    Instants instants;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "portal/imports")
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                List<StockImport> imports, @Nullable String start, @Nullable String next, Form form, boolean staff);
    }

    /** When the shelves were counted, as the form sends it. */
    static class CountedAt {
        @RestForm("countedAt")
        @Nullable
        String local;

        @RestForm("countedAt.shown")
        @Nullable
        String shown;

        @RestForm("countedAt.instant")
        @Nullable
        String instant;

        @RestForm("countedAt.offset")
        @Nullable
        String offset;

        SentInstant sent() {
            return SentInstant.of(local, shown, instant, offset);
        }
    }

    @GET
    @RolesAllowed("viewer")
    public TemplateInstance list(@QueryParam("after") @Nullable String after) {
        return shown(Instants.keep(new Form(), "countedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS)), after);
    }

    @POST
    @Limited("restock")
    @RolesAllowed("staff")
    @LargeBody(kib = 10 * 1024)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestForm("act") @Nullable String act,
            @BeanParam CountedAt countedAt,
            @RestForm("file") @Nullable FileUpload file)
            throws IOException {
        var form = new Form();
        var sent = countedAt.sent();
        Instant at = sent.isBlank() ? clock.instant() : instants.read(form, "countedAt", sent);
        if (file == null || file.fileName() == null || file.fileName().isEmpty()) {
            form.reject("file", words.chooseFile());
        } else if (file.size() > Imports.MAX_BYTES) {
            form.reject("file", words.fileTooLarge());
        } else if (!form.hasErrors() && at != null) {
            try {
                byte[] bytes = Files.readAllBytes(file.uploadedFile());
                var kept = imports.upload(
                        desk.actor(), Asked.id(act), desk.brand(), file.fileName(), bytes, at, setAside::totals);
                if (kept.applied()) {
                    page.warn(words.fileKnown());
                }
                return SeeOther.at(desk.at("/imports/" + kept.importId()));
            } catch (InvalidInput e) {
                form.reject(e);
            }
        }
        return Response.status(422).entity(shown(form, null)).build();
    }

    private TemplateInstance shown(Form form, @Nullable String after) {
        desk.fill();
        var found = imports.list(desk.brand(), after == null ? null : Asked.id(after), PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        return Templates.list(
                shown,
                after == null ? null : desk.at("/imports"),
                found.size() > PAGE
                        ? desk.at("/imports?after=" + shown.getLast().importId())
                        : null,
                form,
                desk.staff());
    }
}
