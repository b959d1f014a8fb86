package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import fy.OwnersDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What earlier releases left behind when a role was lost, after the upgrade: in a schema of its own. */
@QuarkusTest
class AccessUpgradeTest {

    private static final String SCHEMA = "upgrade_of_access";

    private static final String OWNER = "00000000-0000-0000-0000-000000000001";
    private static final String STAFF = "00000000-0000-0000-0000-000000000002";
    private static final String FORMER = "00000000-0000-0000-0000-000000000003";
    private static final String BRAND = "00000000-0000-0000-0000-000000000009";

    @Inject
    OwnersDatabase database;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @ConfigProperty(name = "quarkus.flyway.placeholders.app")
    String app;

    private Connection connection;

    @BeforeEach
    void a_brand_as_earlier_releases_left_it() throws SQLException {
        connection = database.open();
        run("drop schema if exists " + SCHEMA + " cascade");
        migrate("8");
        connection.setSchema(SCHEMA);
        for (var client : List.of(OWNER, STAFF, FORMER)) {
            run("insert into clients (fy_id, provider, subject, display_name) values ('%s', 'dev', '%s', 'Somebody')"
                    .formatted(client, client));
        }
        run("""
                insert into brands (brand_id, slug, name, contact_email, status, applied_by)
                values ('%s', 'upgraded', 'Upgraded', 'a@example.org', 'approved', '%s')
                """.formatted(BRAND, OWNER));
        member(OWNER, "owner");
        member(STAFF, "staff");
        invitation("of the owner", OWNER, "null", "null");
        invitation("of somebody demoted", STAFF, "null", "null");
        invitation("of somebody removed", FORMER, "null", "null");
        invitation("accepted", FORMER, "'" + STAFF + "'", "now()");
        key("of the owner", OWNER, "'" + BRAND + "'");
        key("of somebody demoted", STAFF, "'" + BRAND + "'");
        key("of somebody removed", FORMER, "'" + BRAND + "'");
        key("of a customer", FORMER, "null");
    }

    @AfterEach
    void clean() throws SQLException {
        run("drop schema " + SCHEMA + " cascade");
        connection.close();
    }

    @Test
    void the_upgrade_revokes_what_lost_roles_left_behind_and_records_it() throws SQLException {
        migrate("9");
        assertThat(strings(
                        "select convert_from(token_hash, 'UTF8') from brand_invitations where revoked_at is not null"))
                .containsExactlyInAnyOrder("of somebody demoted", "of somebody removed");
        assertThat(strings("select label from api_keys where revoked_at is not null"))
                .containsExactly("of somebody removed");
        assertThat(strings("select kind || ' ' || subject || ' ' || detail from access_events where actor is null"))
                .containsExactlyInAnyOrder(
                        "invitation-revoked " + STAFF + " {\"role\": \"owner\", \"cause\": \"upgrade\"}",
                        "invitation-revoked " + FORMER + " {\"role\": \"owner\", \"cause\": \"upgrade\"}",
                        "key-revoked " + FORMER + " {\"cause\": \"upgrade\"}");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(url, owner, password)
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .placeholders(java.util.Map.of("app", app))
                .target(version)
                .load()
                .migrate();
    }

    private void member(String client, String role) throws SQLException {
        run("insert into brand_members (brand_id, fy_id, role) values ('%s', '%s', '%s')"
                .formatted(BRAND, client, role));
    }

    private void invitation(String hash, String by, String acceptedBy, String acceptedAt) throws SQLException {
        run("""
                insert into brand_invitations (token_hash, brand_id, role, invited_by, expires_at, accepted_by, accepted_at)
                values (convert_to('%s', 'UTF8'), '%s', 'owner', '%s', now() + interval '1 day', %s, %s)
                """.formatted(hash, BRAND, by, acceptedBy, acceptedAt));
    }

    private void key(String label, String maker, String brand) throws SQLException {
        run("""
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                values (gen_random_uuid(), convert_to('%s', 'UTF8'), 'fy_test', '%s', '%s', %s)
                """.formatted(label, label, maker, brand));
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
