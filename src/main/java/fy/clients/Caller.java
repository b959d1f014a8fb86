package fy.clients;

import fy.shared.FyId;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/**
 * Who is calling, and for which brand; in templates {@code inject:caller}. Authorization itself is
 * {@code @RolesAllowed} on the doors' methods: customer, viewer, staff, owner, operator.
 */
@RequestScoped
@Named("caller")
public class Caller {

    static final String WHO = "fy.caller";

    private final SecurityIdentity identity;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isSignedIn() {
        return known().isPresent();
    }

    /**
     * Who is signed in.
     *
     * @throws UnauthorizedException when nobody is signed in: a door forgot {@code @RolesAllowed}
     */
    public FyId fyId() {
        return required().client().fyId();
    }

    /** Name shown on pages; empty when nobody is signed in. */
    public String displayName() {
        return known().map(who -> who.client().displayName()).orElse("");
    }

    /** The caller's mail address, where one is known. */
    public Optional<String> email() {
        return known().map(who -> who.client().email());
    }

    public boolean isOperator() {
        return identity.hasRole("operator");
    }

    /**
     * The brand the caller acts for: the one in the portal's address, the key's or {@code Fy-Brand}'s in the API.
     *
     * @throws UnauthorizedException when there is none: a door forgot {@code @RolesAllowed("viewer")}
     */
    public Membership brand() {
        return currentBrand().orElseThrow(UnauthorizedException::new);
    }

    public Optional<Membership> currentBrand() {
        return known().map(CallerIdentity::brand);
    }

    /** All brands the caller may choose from. */
    public List<Membership> brands() {
        return known().map(CallerIdentity::brands).orElse(List.of());
    }

    private Optional<CallerIdentity> known() {
        return Optional.ofNullable(identity.<CallerIdentity>getAttribute(WHO));
    }

    private CallerIdentity required() {
        return known().orElseThrow(UnauthorizedException::new);
    }
}
