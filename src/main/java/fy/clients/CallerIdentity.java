package fy.clients;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request's credentials stand for, read from our tables at that request.
 *
 * @param brand the brand acted for; null where the request names none or one that is not the client's
 * @param brands those to choose from
 * @param customer whether the credentials reach orders as a customer: not so for a brand's API key
 */
record CallerIdentity(Client client, @Nullable Membership brand, List<Membership> brands, boolean customer) {

    Set<String> roles() {
        var roles = new HashSet<String>();
        if (customer) {
            roles.add("customer");
        }
        if (brand != null) {
            roles.addAll(brand.role().implied());
        }
        if (customer && client.operator()) {
            roles.add("operator");
        }
        return roles;
    }
}
