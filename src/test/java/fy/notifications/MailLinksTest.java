package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.BrandWorld;
import fy.Person;
import fy.TabbedBrowser;
import fy.Worlds;
import fy.dev.MailSink;
import fy.dev.SunkMail;
import fy.orders.CancelLines;
import fy.orders.LineQuantity;
import fy.orders.OrderWorld;
import fy.orders.PlaceOrder;
import fy.orders.Placement;
import fy.orders.RequestReturn;
import fy.orders.WantedLine;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.storefront.Shop;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A member of two brands, of which one customer orders together: each mail leads to the portal of the brand it is about. */
@QuarkusTest
class MailLinksTest {

    private static final Pattern PORTAL_LINK = Pattern.compile("https?://[^/\\s\"]+(/portal[^\\s\"<]*)");

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    CancelLines cancelLines;

    @Inject
    RequestReturn requestReturn;

    @Inject
    Jdbc jdbc;

    @TestHTTPResource("/")
    URI root;

    @Test
    void every_link_of_a_mail_leads_to_the_brand_that_the_mail_names() {
        var member = worlds.newCustomer();
        var first = brandOf(member);
        var second = brandOf(member);
        var customer = worlds.newCustomer();
        var skus = List.of(scarce(first), scarce(second));
        long shipped = order(customer, skus, 3);
        long cancelled = order(customer, skus, 2);
        for (var brand : List.of(first, second)) {
            cancelLines.byCustomer(customer.fyId(), key(), cancelled, brand.brandId(), lines(cancelled, brand));
            shop.ship(brand, shipped, "Post", "RR 1");
            requestReturn.request(customer.fyId(), key(), shipped, brand.brandId(), lines(shipped, brand), "");
        }

        try (var browser = new TabbedBrowser(root).logIn(worlds, member)) {
            for (var brand : List.of(first, second)) {
                for (var kind : kindsForMembers()) {
                    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(mails(member, kind))
                            .as(kind + " of " + brand.name())
                            .anyMatch(mail -> mail.text().contains(brand.name())));
                }
            }
            for (var mail : MailSink.mailsTo(member.name() + "@example.org")) {
                var of = mail.text().contains(first.name()) ? first : second;
                assertThat(links(mail))
                        .as(mail.text())
                        .isNotEmpty()
                        .allMatch(link -> link.startsWith(of.portal() + "/"))
                        .allSatisfy(
                                link -> assertThat(browser.page(link)).contains("<bdi>" + of.name() + "</bdi></a>"));
            }
        }
    }

    private static List<MailKind> kindsForMembers() {
        return Arrays.stream(MailKind.values())
                .filter(kind -> kind.audience() != MailKind.Audience.CUSTOMER)
                .toList();
    }

    private static List<SunkMail> mails(Person member, MailKind kind) {
        return MailSink.mailsTo(member.name() + "@example.org").stream()
                .filter(mail -> mail.messageId().startsWith("<" + kind.code() + "."))
                .toList();
    }

    private static List<String> links(SunkMail mail) {
        return PORTAL_LINK
                .matcher(mail.text() + "\n" + mail.html().replace("&amp;", "&"))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private BrandWorld brandOf(Person member) {
        var brand = worlds.newBrand();
        worlds.member(brand, member, "staff");
        return brand;
    }

    /** Five in stock; the first order leaves fewer than the threshold, the second none. */
    private Sku scarce(BrandWorld brand) {
        var sku = shop.stocked(brand, 5);
        jdbc.update("update skus set low_stock_threshold = 2 where sku = ?", sku);
        return sku;
    }

    private long order(Person customer, List<Sku> skus, int quantity) {
        var wanted = skus.stream().map(sku -> new WantedLine(sku, quantity)).toList();
        return ((Placement.Placed) placeOrder.place(customer.fyId(), key(), wanted, OrderWorld.HOME)).orderId();
    }

    private List<LineQuantity> lines(long order, BrandWorld brand) {
        return jdbc.list(
                "select line_id from order_lines where order_id = ? and brand_id = ?",
                row -> new LineQuantity(row.getLong(1), 1),
                order,
                brand.brandId());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
