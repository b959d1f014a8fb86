package fy.routes;

import java.util.Set;

/** Whose thing an id names: Atelier Amélie's or Clara's own, the other brand's or Dario's, nobody's. */
enum Whose {
    OWN,
    OTHERS,
    MISSING;

    private static final Set<String> CUSTOMERS = Set.of("customer-order", "checkout", "customer-key");
    private static final Set<String> EVERYBODYS = Set.of("work", "brand-page", "invitation-link", "application");

    /** Whether the thing exists for this persona, who has got in. */
    boolean existsFor(Persona persona, String kind) {
        if (this == MISSING || kind.equals("missing")) {
            return false;
        }
        if (EVERYBODYS.contains(kind)) {
            return true;
        }
        boolean customers = this == OWN && persona == Persona.CUSTOMER;
        boolean brands = this == OWN ? persona.ofTheBrand() : persona == Persona.OTHER_OWNER;
        if (kind.equals("any-order")) {
            return customers || brands;
        }
        return CUSTOMERS.contains(kind) ? customers : brands;
    }
}
