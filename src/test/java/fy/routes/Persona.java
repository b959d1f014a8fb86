package fy.routes;

import java.util.Set;

/** Who knocks. The brand is Atelier Amélie but for the owner of the other brand; the customer is Clara. */
enum Persona {
    ANONYMOUS(Set.of(), Set.of()),
    CUSTOMER(Set.of("customer"), Set.of("customer")),
    VIEWER(Set.of("customer", "viewer"), Set.of("viewer")),
    STAFF(Set.of("customer", "viewer", "staff"), Set.of("viewer", "staff")),
    OWNER(Set.of("customer", "viewer", "staff", "owner"), Set.of("viewer", "staff")),
    OTHER_OWNER(Set.of("customer", "viewer", "staff", "owner"), Set.of("viewer", "staff")),
    OPERATOR(Set.of("customer", "operator"), Set.of("customer", "operator"));

    private final Set<String> onPages;
    private final Set<String> onApi;

    Persona(Set<String> onPages, Set<String> onApi) {
        this.onPages = onPages;
        this.onApi = onApi;
    }

    /** On pages somebody's own, on the API those of a key: a brand's key is never more than staff and no customer. */
    Set<String> roles(boolean api) {
        return api ? onApi : onPages;
    }

    /** Whether it is a member of some brand. */
    boolean isMember() {
        return ofTheBrand() || this == OTHER_OWNER;
    }

    boolean ofTheBrand() {
        return this == VIEWER || this == STAFF || this == OWNER;
    }
}
