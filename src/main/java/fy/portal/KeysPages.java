package fy.portal;

import fy.clients.ApiKey;
import fy.clients.ApiKeys;
import fy.clients.Caller;
import fy.shared.InvalidInput;
import fy.web.ActId;
import fy.web.Form;
import fy.web.Page;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The brand's API keys, for its owners. */
@Path("/portal/{brand}/keys")
@RolesAllowed("owner")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class KeysPages {

    @Inject
    Desk desk;

    @Inject
    Caller caller;

    @Inject
    ApiKeys keys;

    @Inject
    Page page;

    @Inject
    TeamMessages words;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance keys(List<ApiKey> keys, Form form);

        static native TemplateInstance newKey(String key);
    }

    @GET
    public TemplateInstance list() {
        return view(new Form());
    }

    /** Answers with the key, which is not shown again. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@RestForm @Nullable String act, @RestForm @Nullable String label) {
        try {
            var key = keys.create(caller.brand().brandId(), caller.fyId(), ActId.of(act), label == null ? "" : label);
            desk.fill();
            return Response.ok(Templates.newKey(key))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (InvalidInput e) {
            var form = new Form().keep("label", label);
            form.reject(e);
            return Response.status(422).entity(view(form)).build();
        }
    }

    @POST
    @Path("/{key}/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(@PathParam("key") UUID key) {
        if (!keys.revoke(caller.brand().brandId(), caller.fyId(), key)) {
            throw ProblemException.notFound();
        }
        page.flash(words.revoked());
        return SeeOther.at(desk.at("/keys"));
    }

    private TemplateInstance view(Form form) {
        desk.fill();
        return Templates.keys(keys.of(caller.brand().brandId()), form);
    }
}
