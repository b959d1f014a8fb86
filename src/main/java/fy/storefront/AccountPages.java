package fy.storefront;

import fy.clients.Caller;
import fy.clients.Clients;
import fy.clients.Membership;
import fy.web.Form;
import fy.web.Page;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a client may say about themselves: the name others see, and where mails go. */
@Path("/account")
@RolesAllowed("customer")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class AccountPages {

    private static final int MAX_NAME = 120;

    @Inject
    Caller caller;

    @Inject
    Clients clients;

    @Inject
    Page page;

    @Inject
    AccountMessages words;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance account(Form form, boolean withoutEmail, List<Membership> brands);
    }

    @GET
    public TemplateInstance show() {
        var form = new Form()
                .keep("displayName", caller.displayName())
                .keep("email", caller.email().orElse(""));
        return view(form);
    }

    /** An empty e-mail address is allowed: no mails then. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestForm @Nullable String displayName, @RestForm @Nullable String email) {
        var form = new Form();
        var name = form.line("displayName", displayName, 1, MAX_NAME);
        var address = email == null || email.isBlank() ? null : form.email("email", email);
        if (form.hasErrors()) {
            return Response.status(422).entity(view(form.keep("email", email))).build();
        }
        clients.update(caller.fyId(), name, address);
        page.flash(words.saved());
        return SeeOther.at("/account");
    }

    private TemplateInstance view(Form form) {
        return Templates.account(form, caller.email().isEmpty(), caller.brands());
    }
}
