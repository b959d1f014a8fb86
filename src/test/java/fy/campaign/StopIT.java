package fy.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Told to end in the middle of its work, a process finishes what is under way and leaves the rest to others. */
class StopIT {

    private static final int ORDERS = 40;

    @Test
    void a_process_with_many_mails_to_send_ends_in_time_and_gives_them_back() throws Exception {
        try (var servers = OwnServers.start();
                var mail = Link.to(servers.smtpPort())) {
            var settings = new HashMap<>(Bazaar.SETTINGS);
            settings.put("quarkus.mailer.port", Integer.toString(mail.port()));
            try (var app = PackagedApp.start(servers, "web,relay,monitor,notifications", settings);
                    var connection = DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner")) {
                mail.delay(Duration.ofMillis(200));
                var acts = new Acts(Bazaar.open(connection, 4, 10));
                var door = new Http(app.address());
                try (var driver = new Driver(acts, List.of(door), new History(), "stop", 40)) {
                    acts.opening(1_000, 100).forEach(request -> driver.send(request, door));
                    driver.start(1);
                    await().atMost(60, SECONDS).until(() -> driver.acknowledged() > ORDERS);
                }
                await().atMost(30, SECONDS).until(() -> count(connection, "state = 'leased'") > 0);

                app.stop();

                assertThat(app.log()).doesNotContain("ArC container");
                assertThat(count(connection, "state = 'leased'")).isZero();
                assertThat(count(connection, "state = 'waiting'")).isPositive();
            }
        }
    }

    private static long count(Connection connection, String which) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from mails where " + which)) {
            row.next();
            return row.getLong(1);
        }
    }
}
