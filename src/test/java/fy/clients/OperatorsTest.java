package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import fy.DevLogin;
import fy.Person;
import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Who runs the marketplace stands in the settings: these name olga, and nobody else. */
@QuarkusTest
class OperatorsTest {

    @Inject
    Worlds worlds;

    @Inject
    Operators operators;

    @Inject
    Jdbc jdbc;

    @Test
    void whoIsNoLongerNamedLosesTheRoleAtTheNextLoginInEverySession() {
        var person = formerOperator();
        desk(person, 200);

        DevLogin.sessionOf(person.name());

        desk(person, 403);
    }

    @Test
    void whoIsNoLongerNamedLosesTheRoleAtTheNextStartInRunningSessions() {
        var person = formerOperator();
        desk(person, 200);

        operators.followSettings();

        desk(person, 403);
        desk(worlds.operator(), 200);
    }

    @Test
    void whoIsNamedIsOneFromTheNextStartOrLogin() {
        var olga = worlds.operator();
        setRole(olga, "customer");
        desk(olga, 403);
        operators.followSettings();
        desk(olga, 200);

        setRole(olga, "customer");
        DevLogin.sessionOf("olga");
        desk(olga, 200);
        assertThat(operators.role("google", "olga")).isEqualTo("customer");
    }

    private Person formerOperator() {
        var person = worlds.newCustomer();
        worlds.loginAs(person);
        setRole(person, "operator");
        return person;
    }

    private void setRole(Person person, String role) {
        jdbc.update("update clients set role = ? where fy_id = ?", role, person.fyId());
    }

    private void desk(Person person, int status) {
        worlds.as(person).get("/operator").then().statusCode(status);
    }
}
