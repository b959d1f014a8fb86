package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.fleet.Shop.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A sold-out drop on two replicas of the package. */
class DropIT {

    private static final int CUSTOMERS = 1_000;
    private static final int UNITS = 200;
    private static final int AT_ONCE = 64;
    private static final String SKU = "drop_print";

    @Test
    void a_thousand_customers_want_two_hundred_prints_and_exactly_two_hundred_get_one() throws Exception {
        try (var servers = OwnServers.start();
                var first = PackagedApp.start(servers, "web,relay,monitor,notifications", Market.SETTINGS);
                var second = PackagedApp.start(servers, "web", Market.SETTINGS);
                var connection = Market.owner(servers)) {
            var market = new Market(connection, 3, CUSTOMERS);
            market.sku(SKU);
            assertThat(Shop.restock(first, SKU, UNITS).status()).isEqualTo(201);

            var answers = everybodyOrders(first, second);

            assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(UNITS);
            assertThat(answers).filteredOn(a -> a.status() == 409).hasSize(CUSTOMERS - UNITS);
            assertThat(answers)
                    .filteredOn(a -> a.status() == 409)
                    .allMatch(a -> a.body().contains("shortfalls") && a.body().contains(SKU));
            assertThat(market.count("select quantity from stock where sku = '" + SKU + "'"))
                    .isZero();
            assertThat(market.count("select count(*) from orders")).isEqualTo(UNITS);
            assertThat(market.count("select count(*) from unmet_demand")).isEqualTo(CUSTOMERS - UNITS);
            assertThat(stockOutMailsSent(servers))
                    .containsExactlyInAnyOrder("member1@example.org", "member2@example.org", "member3@example.org");
            assertThat(Verification.run(first).get("balanced").booleanValue()).isTrue();
        }
    }

    private static List<Answer> everybodyOrders(PackagedApp first, PackagedApp second) throws Exception {
        try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
            var waiting = new ArrayList<Future<Answer>>();
            for (int i = 1; i <= CUSTOMERS; i++) {
                int customer = i;
                var replica = i % 2 == 0 ? first : second;
                waiting.add(people.submit(() -> orderUntilDecided(replica, customer)));
            }
            var answers = new ArrayList<Answer>();
            for (var answer : waiting) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** "Try again" is an allowed answer of a busy shop; the same key settles it. */
    private static Answer orderUntilDecided(PackagedApp replica, int customer) {
        Answer answer;
        int tries = 0;
        do {
            answer = Shop.order(replica, customer, "drop-" + customer, SKU, 1);
        } while ((answer.status() == 503 || answer.status() == 0) && ++tries < 50);
        return answer;
    }

    private static List<String> stockOutMailsSent(OwnServers servers) {
        await().atMost(60, SECONDS).until(() -> stockOutMails(servers).size() >= 3);
        return stockOutMails(servers);
    }

    private static List<String> stockOutMails(OwnServers servers) {
        return servers.mails().stream()
                .filter(mail -> mail.subject().toLowerCase(Locale.ROOT).contains("sold out"))
                .map(mail -> mail.to().getFirst())
                .toList();
    }
}
