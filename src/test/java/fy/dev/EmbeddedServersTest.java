package fy.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbeddedServersTest {

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    Mailer mailer;

    @Test
    void theDatabaseIsPostgresAndWeAreNotItsOwner() throws Exception {
        try (Connection connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select current_user, version(), current_setting('fsync'),"
                                + " current_setting('synchronous_commit'),"
                                + " (select count(*) from pg_tables where tableowner = current_user)")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("fy_app");
            assertThat(row.getString(2)).startsWith("PostgreSQL 18");
            assertThat(row.getString(3)).isEqualTo("on");
            assertThat(row.getString(4)).isEqualTo("on");
            assertThat(row.getInt(5)).isZero();
        }
    }

    @Test
    void theBrokerAnswers() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    void mailsArriveInTheSinkOverSmtp() {
        mailer.send(Mail.withText("someone@example.com", "the sink", "it works"));
        assertThat(MailSink.mailsTo("someone@example.com"))
                .filteredOn(mail -> mail.subject().equals("the sink"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("it works"));
    }
}
