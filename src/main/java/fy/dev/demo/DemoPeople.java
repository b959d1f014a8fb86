package fy.dev.demo;

import fy.clients.AccessChange;
import fy.clients.AccessEvents;
import fy.clients.Invitations;
import fy.clients.MemberRole;
import fy.clients.SignIn;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the development login, and the keys that exist in dev mode only. */
@Singleton
@IfBuildProfile("dev")
class DemoPeople {

    static final List<String> CUSTOMERS = List.of("clara", "dario", "mara", "jonas", "ines", "pavel", "liv", "tomas");

    private final SignIn signIn;
    private final Invitations invitations;
    private final AccessEvents access;
    private final Jdbc jdbc;
    private final Ids ids;

    DemoPeople(SignIn signIn, Invitations invitations, AccessEvents access, Jdbc jdbc, Ids ids) {
        this.signIn = signIn;
        this.invitations = invitations;
        this.access = access;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    FyId person(String name) {
        String display = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return signIn.client("dev", name, display, name + "@example.com");
    }

    FyId operator() {
        return person("olga"); // named in fy.operators
    }

    void member(BrandId brand, String owner, String name, MemberRole role) {
        var token = invitations.invite(brand, role, person(owner), ids.next().toString());
        if (invitations.accept(token, person(name)).isEmpty()) {
            throw new IllegalStateException(name + " could not join");
        }
    }

    /** A key with a known value, which no key made by the product has. */
    @Transactional
    void key(String key, FyId owner, @Nullable BrandId brand) {
        var keyId = ids.next();
        jdbc.update("""
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                values (?, sha256(convert_to(?, 'UTF8')), ?, 'Development', ?, ?)
                """, keyId, key, key.substring(0, 7), owner, brand);
        access.record(AccessChange.keyMade(brand, owner, keyId));
    }
}
