package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.BrandWorld;
import fy.Person;
import fy.dev.MailSink;
import fy.dev.SunkMail;
import fy.shared.Sku;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The last unit is sold: each member hears of it once, and is one click away from restocking. */
@QuarkusTest
class StockOutJourneyTest extends Journey {

    private static final Pattern RESTOCK = Pattern.compile("https?://\\S+/restocks/new\\S*");

    @Inject
    Shop shop;

    @Test
    void eachMemberHearsOnceAndRestocksFromTheMail() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 1);
        var customer = browserOf(worlds.newCustomer());
        toReview(customer, sku, 1);
        click(customer, "Place order");
        sees(customer, "Thank you.");

        await().atMost(Duration.ofSeconds(30)).until(() -> members(brand)
                .allMatch(member -> stockOuts(member, sku).size() == 1));
        var link = RESTOCK.matcher(stockOuts(brand.staff(), sku).getFirst().text());
        assertThat(link.find()).isTrue();

        var page = browserOf(brand.staff());
        var address = URI.create(link.group());
        page.navigate(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
        assertThat(page.getByLabel("Units that came in")).not().hasValue("");
        page.getByLabel("Units that came in").fill("7");
        click(page, "Restock");
        assertThat(page.locator("main")).containsText("Stock is now 7");
        assertThat(shop.stockOf(sku)).isEqualTo(7);
        assertThat(members(brand)).allMatch(member -> stockOuts(member, sku).size() == 1);
    }

    private static Stream<Person> members(BrandWorld brand) {
        return Stream.of(brand.owner(), brand.staff(), brand.viewer());
    }

    private static List<SunkMail> stockOuts(Person member, Sku sku) {
        return MailSink.mailsTo(member.name() + "@example.org").stream()
                .filter(mail ->
                        mail.subject().toLowerCase(java.util.Locale.ROOT).contains("sold out"))
                .filter(mail -> mail.text().contains(sku.code()))
                .toList();
    }
}
