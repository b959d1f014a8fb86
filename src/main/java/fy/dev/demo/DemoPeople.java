package fy.dev.demo;

import fy.clients.SignIn;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the development login, and the keys that exist in dev mode only. */
@Singleton
@IfBuildProfile("dev")
class DemoPeople {

    static final List<String> CUSTOMERS = List.of("clara", "dario", "mara", "jonas", "ines", "pavel", "liv", "tomas");

    private final SignIn signIn;
    private final Jdbc jdbc;
    private final Ids ids;

    DemoPeople(SignIn signIn, Jdbc jdbc, Ids ids) {
        this.signIn = signIn;
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

    void member(BrandId brand, String name, String role) {
        jdbc.update(
                "insert into brand_members (brand_id, fy_id, role) values (?, ?, ?) on conflict do nothing",
                brand,
                person(name),
                role);
    }

    /** A key with a known value, which no key made by the product has. */
    void key(String key, FyId owner, @Nullable BrandId brand) {
        jdbc.update("""
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                values (?, sha256(convert_to(?, 'UTF8')), ?, 'Development', ?, ?) on conflict do nothing
                """, ids.next(), key, key.substring(0, 7), owner, brand);
    }
}
