package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fy.BrandWorld;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form sends for an instant, and what the server books, is the instant that was rendered or typed. */
@QuarkusTest
@TestProfile(LocalTimesJourneyTest.Stopped.class)
class LocalTimesJourneyTest extends Journey {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** What the server's clock ends in, in microseconds: a browser drops closing zeros of a fraction. */
    private static final int[] FRACTIONS = {0, 100_000, 120_000, 123_000, 123_456};

    public static class Stopped implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(StoppedClock.class);
        }
    }

    @Alternative
    @ApplicationScoped
    public static class StoppedClock {

        private volatile @Nullable Instant stopped;

        @Produces
        @ApplicationScoped
        Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    var at = stopped;
                    return at == null ? Instant.now() : at;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }

        /** Some seconds ago, with this fraction: no movement of a test that stops it is later. */
        Instant stop(int micros) {
            var at = Instant.now().truncatedTo(SECONDS).minusSeconds(3).plus(micros, MICROS);
            stopped = at;
            return at;
        }

        void goOn() {
            stopped = null;
        }
    }

    @Inject
    Shop shop;

    @Inject
    Jdbc jdbc;

    @Inject
    StoppedClock clock;

    @AfterEach
    void goOn() {
        clock.goOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/Berlin", "America/New_York"})
    void an_untouched_count_is_booked_at_the_instant_that_was_rendered(ZoneId zone) {
        var brand = worlds.newBrand();
        var page = browserIn(zone, brand);
        for (int fraction : FRACTIONS) {
            var sku = worlds.newSku(brand);
            var rendered = clock.stop(fraction).truncatedTo(MILLIS);
            page.navigate(countForm(brand, sku));
            assertThat(page.locator("label[for=asOf]")).hasText("Counted at");
            var shown = page.locator("#asOf").inputValue();
            var sent = count(page, 2);
            assertThat(counted(sku)).as("ending in " + fraction).isEqualTo(rendered);
            assertThat(shown).isEqualTo(shown(rendered, zone));
            assertUntouched(sent, "asOf", rendered, zone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/Berlin", "America/New_York"})
    void a_typed_count_is_booked_at_the_time_on_the_readers_clock(ZoneId zone) {
        var brand = worlds.newBrand();
        var page = browserIn(zone, brand);
        for (var typed : List.of(
                minutesAgo(zone, 90),
                LocalDateTime.parse("2024-01-15T10:00"),
                LocalDateTime.parse("2024-07-15T10:00"))) {
            var sku = worlds.newSku(brand);
            page.navigate(countForm(brand, sku));
            page.locator("#asOf").fill(typed.toString());
            var sent = count(page, 2);
            assertThat(counted(sku)).isEqualTo(typed.atZone(zone).toInstant());
            assertThat(sent).containsEntry("asOf", typed.toString());
            assertThat(sent)
                    .containsEntry("asOf.offset", offset(typed.atZone(zone).toInstant(), zone));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York"})
    void both_instants_of_the_hour_that_autumn_repeats_can_be_counted_untouched(ZoneId zone) {
        var brand = worlds.newBrand();
        var page = browserIn(zone, brand);
        var repeated = lastTransition(zone, true).getInstant();
        for (var at : List.of(
                repeated.minusSeconds(1800).plusMillis(120),
                repeated.plusSeconds(1800).plusMillis(120))) {
            var sku = worlds.newSku(brand);
            page.navigate(countForm(brand, sku) + "?asOf=" + at);
            var sent = count(page, 2);
            assertThat(counted(sku)).isEqualTo(at);
            assertUntouched(sent, "asOf", at, zone);

            page.navigate(brand.portal() + "/stock/" + sku + "?at=" + at + "&from=" + at + "&to=" + at);
            assertUntouched(asked(page, "Look"), "at", at, zone);
            assertThat(instant(page, "at")).isEqualTo(at);
            page.navigate(brand.portal() + "/stock/" + sku + "?at=" + at + "&from=" + at + "&to=" + at);
            assertUntouched(asked(page, "Compare"), "to", at, zone);
            assertThat(instant(page, "to")).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York"})
    void a_time_typed_in_the_repeated_hour_is_the_first_of_two_and_in_the_skipped_hour_moves_on(ZoneId zone) {
        var brand = worlds.newBrand();
        var page = browserIn(zone, brand);
        var overlap = lastTransition(zone, true);
        var first = worlds.newSku(brand);
        page.navigate(countForm(brand, first));
        page.locator("#asOf").fill(overlap.getDateTimeAfter().plusMinutes(30).toString());
        count(page, 2);
        assertThat(counted(first)).isEqualTo(overlap.getInstant().minusSeconds(1800));

        var gap = lastTransition(zone, false);
        var skipped = worlds.newSku(brand);
        page.navigate(countForm(brand, skipped));
        page.locator("#asOf").fill(gap.getDateTimeBefore().plusMinutes(30).toString());
        count(page, 2);
        assertThat(counted(skipped)).isEqualTo(gap.getInstant().plusSeconds(1800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/Berlin", "America/New_York"})
    void a_refused_count_keeps_its_instant_however_often_it_is_sent(ZoneId zone) {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var page = browserIn(zone, brand);
        page.navigate(countForm(brand, sku));
        count(page, 2);
        var early = lastTransition(BERLIN, true).getInstant().plusSeconds(1800).plus(123_456, MICROS);
        page.navigate(countForm(brand, sku) + "?asOf=" + early);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertUntouched(count(page, 3), "asOf", early, zone);
            assertThat(page.locator("#asOf-error")).containsText("a later count");
            assertThat(page.locator("#asOf")).hasValue(shown(early, zone));
        }
        var typed = LocalDateTime.parse("2024-07-15T10:00");
        page.locator("#asOf").fill(typed.toString());
        for (int attempt = 0; attempt < 3; attempt++) {
            var sent = count(page, 3);
            assertThat(sent).containsEntry("asOf", typed.toString());
            assertThat(sent)
                    .containsEntry("asOf.offset", offset(typed.atZone(zone).toInstant(), zone));
            assertThat(instant(page, "asOf")).isEqualTo(typed.atZone(zone).toInstant());
            assertThat(page.locator("#asOf")).hasValue(typed.toString());
        }
    }

    @Test
    void a_page_that_is_come_back_to_shows_and_sends_what_was_typed() {
        var brand = worlds.newBrand();
        var page = browserIn(TOKYO, brand);
        var sku = worlds.newSku(brand);
        clock.stop(120_000);
        page.navigate(countForm(brand, sku));
        var typed = minutesAgo(TOKYO, 90);
        page.locator("#asOf").fill(typed.toString());
        page.navigate(brand.portal() + "/stock");
        page.goBack();
        assertThat(page.locator("#asOf")).hasValue(typed.toString());
        count(page, 2);
        assertThat(counted(sku)).isEqualTo(typed.atZone(TOKYO).toInstant());
    }

    @Test
    void a_page_that_is_come_back_to_untouched_sends_what_it_shows() {
        var brand = worlds.newBrand();
        var page = browserIn(TOKYO, brand);
        var sku = worlds.newSku(brand);
        clock.stop(120_000);
        page.navigate(countForm(brand, sku));
        page.navigate(brand.portal() + "/stock");
        clock.stop(330_000);
        page.goBack();
        var shown = page.locator("#asOf").inputValue();
        count(page, 2);
        assertThat(shown(counted(sku), TOKYO)).isEqualTo(shown);
    }

    @Test
    void what_was_set_aside_is_looked_up_for_the_typed_time_and_counted_as_of_it() {
        var brand = worlds.newBrand();
        var page = browserIn(TOKYO, brand);
        var sku = worlds.newSku(brand);
        page.navigate(countForm(brand, sku));
        var typed = minutesAgo(TOKYO, 90);
        page.locator("#other").fill(typed.toString());
        asked(page, "Look this up for another time");
        assertThat(page.locator("#asOf")).hasValue(typed.toString());
        assertThat(page.locator("#other")).hasValue(typed.toString());
        count(page, 2);
        assertThat(counted(sku)).isEqualTo(typed.atZone(TOKYO).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/Berlin", "America/New_York"})
    void a_file_is_counted_at_the_instant_that_was_rendered_or_typed(ZoneId zone) {
        var brand = worlds.newBrand();
        var page = browserIn(zone, brand);
        for (int fraction : FRACTIONS) {
            var sku = worlds.newSku(brand);
            var rendered = clock.stop(fraction).truncatedTo(MILLIS);
            page.navigate(brand.portal() + "/imports");
            var shown = page.locator("#countedAt").inputValue();
            var sent = upload(page, sku);
            assertThat(countedInFile(sku)).as("ending in " + fraction).isEqualTo(rendered);
            assertThat(shown).isEqualTo(shown(rendered, zone));
            assertUntouched(sent, "countedAt", rendered, zone);
        }
        var sku = worlds.newSku(brand);
        var typed = minutesAgo(zone, 90);
        page.navigate(brand.portal() + "/imports");
        page.locator("#countedAt").fill(typed.toString());
        upload(page, sku);
        assertThat(countedInFile(sku)).isEqualTo(typed.atZone(zone).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/Berlin", "America/New_York"})
    void a_refused_file_keeps_the_instant_that_was_rendered_or_typed(ZoneId zone) {
        var brand = worlds.newBrand();
        var page = browserIn(zone, brand);
        var rendered = clock.stop(120_000);
        page.navigate(brand.portal() + "/imports");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertUntouched(upload(page, "no file of ours"), "countedAt", rendered, zone);
            assertThat(page.locator("#file-error")).isVisible();
            assertThat(page.locator("#countedAt")).hasValue(shown(rendered, zone));
        }
        var untouched = worlds.newSku(brand);
        upload(page, untouched);
        assertThat(countedInFile(untouched)).isEqualTo(rendered);

        page.navigate(brand.portal() + "/imports");
        page.locator("#countedAt").fill("2024-07-15T10:00");
        upload(page, "no file of ours");
        assertThat(page.locator("#countedAt")).hasValue("2024-07-15T10:00");
        var typed = worlds.newSku(brand);
        upload(page, typed);
        assertThat(countedInFile(typed))
                .isEqualTo(LocalDateTime.parse("2024-07-15T10:00").atZone(zone).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/Berlin", "America/New_York"})
    void the_past_that_an_address_names_is_asked_for_again_to_the_microsecond(ZoneId zone) {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 3);
        var moved = jdbc.first("select occurred_at from inventory_events where sku = ?", LocalTimesJourneyTest::at, sku)
                .orElseThrow();
        var before = moved.minus(1, MICROS);
        var page = browserIn(zone, brand);

        page.navigate(brand.portal() + "/stock/" + sku + "?at=" + moved);
        assertThat(page.locator("#past [role=status]")).containsText("3 in stock");
        var looked = asked(page, "Look");
        assertThat(page.locator("#past [role=status]")).containsText("3 in stock");
        assertUntouched(looked, "at", moved, zone);

        page.navigate(brand.portal() + "/stock/" + sku + "?from=" + before + "&to=" + moved);
        assertThat(page.locator("#past [role=status]")).containsText("From 0 to 3");
        var compared = asked(page, "Compare");
        assertThat(page.locator("#past [role=status]")).containsText("From 0 to 3");
        assertUntouched(compared, "from", before, zone);
        assertUntouched(compared, "to", moved, zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/Berlin", "America/New_York"})
    void the_past_is_looked_up_by_the_readers_clock(ZoneId zone) {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 3);
        var page = browserIn(zone, brand);
        var typed = minutesAgo(zone, 90);
        page.navigate(brand.portal() + "/stock/" + sku);
        assertThat(page.locator("label[for=at]")).hasText("At");
        page.locator("#at").fill(typed.toString());
        var looked = asked(page, "Look");
        assertThat(page.locator("#past [role=status]")).containsText("0 in stock");
        assertThat(page.locator("#at")).hasValue(typed.toString());
        assertThat(looked).containsEntry("at", typed.toString());
        assertThat(instant(page, "at")).isEqualTo(typed.atZone(zone).toInstant());

        page.locator("#from").fill(typed.toString());
        page.locator("#to").fill(typed.plusMinutes(60).toString());
        asked(page, "Compare");
        assertThat(page.locator("#past [role=status]")).containsText("From 0 to 0");
        assertThat(instant(page, "from")).isEqualTo(typed.atZone(zone).toInstant());
        assertThat(instant(page, "to"))
                .isEqualTo(typed.plusMinutes(60).atZone(zone).toInstant());
    }

    @Test
    void without_scripts_fields_are_in_utc_and_say_so() {
        var brand = worlds.newBrand();
        var page = browserOf(
                brand.owner(),
                new NewContextOptions().setTimezoneId(TOKYO.getId()).setJavaScriptEnabled(false));
        for (int fraction : FRACTIONS) {
            var sku = worlds.newSku(brand);
            var rendered = clock.stop(fraction).truncatedTo(MILLIS);
            page.navigate(countForm(brand, sku));
            assertThat(page.locator("label[for=asOf]")).hasText("Counted at (UTC)");
            var sent = count(page, 2);
            assertThat(counted(sku)).isEqualTo(rendered);
            assertUntouched(sent, "asOf", rendered, ZoneOffset.UTC);
        }
        var early = lastTransition(BERLIN, true).getInstant().plusSeconds(1800).plus(123_456, MICROS);
        var repeated = worlds.newSku(brand);
        page.navigate(countForm(brand, repeated) + "?asOf=" + early);
        assertUntouched(count(page, 2), "asOf", early, ZoneOffset.UTC);
        assertThat(counted(repeated)).isEqualTo(early);

        var sku = worlds.newSku(brand);
        var typed = minutesAgo(ZoneOffset.UTC, 90);
        page.navigate(countForm(brand, sku));
        page.locator("#asOf").fill(typed.toString());
        count(page, 2);
        assertThat(counted(sku)).isEqualTo(typed.toInstant(ZoneOffset.UTC));

        page.navigate(brand.portal() + "/imports");
        page.locator("#countedAt").fill(typed.toString());
        var filed = worlds.newSku(brand);
        upload(page, filed);
        assertThat(countedInFile(filed)).isEqualTo(typed.toInstant(ZoneOffset.UTC));

        page.navigate(brand.portal() + "/stock/" + sku);
        assertThat(page.locator("label[for=at]")).hasText("At (UTC)");
        page.locator("#at").fill(typed.toString());
        asked(page, "Look");
        assertThat(page.locator("#at")).hasValue(typed.toString());
        assertThat(instant(page, "at")).isEqualTo(typed.toInstant(ZoneOffset.UTC));
    }

    @Test
    void a_field_in_the_readers_time_does_not_count_as_typed_and_is_reset_to_what_was_rendered() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var page = browserIn(TOKYO, brand);
        var rendered = clock.stop(120_000);
        page.navigate(countForm(brand, sku));
        assertThat(page.evaluate(
                        "() => { const f = document.querySelector('#asOf'); return f.value === f.defaultValue }"))
                .isEqualTo(true);
        page.locator("#asOf").fill("2024-07-15T10:00");
        page.evaluate("() => document.querySelector('#asOf').form.reset()");
        assertThat(page.locator("#asOf")).hasValue(shown(rendered, TOKYO));
        assertUntouched(count(page, 2), "asOf", rendered, TOKYO);
        assertThat(counted(sku)).isEqualTo(rendered);
    }

    @Test
    void a_form_that_is_swapped_in_is_put_into_the_readers_time_once() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var page = browserIn(TOKYO, brand);
        var rendered = clock.stop(120_000);
        page.navigate(brand.portal() + "/stock/" + sku);
        page.evaluate("""
                async (url) => {
                  const html = await (await fetch(url)).text();
                  const form = new DOMParser().parseFromString(html, 'text/html').querySelector('form[action$="/counts"]');
                  document.querySelector('main').replaceChildren(document.adoptNode(form));
                  for (let i = 0; i < 2; i++) htmx.trigger(form, 'htmx:load', { elt: form });
                }
                """, countForm(brand, sku));
        assertThat(page.locator("#asOf")).hasValue(shown(rendered, TOKYO));
        assertUntouched(count(page, 2), "asOf", rendered, TOKYO);
        assertThat(counted(sku)).isEqualTo(rendered);
    }

    private Page browserIn(ZoneId zone, BrandWorld brand) {
        return browserOf(brand.owner(), new NewContextOptions().setTimezoneId(zone.getId()));
    }

    private static String countForm(BrandWorld brand, Sku sku) {
        return brand.portal() + "/stock/" + sku + "/counts/new";
    }

    /** Sends the form for counting; the fields that were sent. */
    private static Map<String, String> count(Page page, int units) {
        page.locator("#counted").fill("" + units);
        var answer = page.waitForResponse(r -> r.request().method().equals("POST"), () -> click(page, "Count"));
        page.waitForLoadState();
        return decoded(answer.request().postData());
    }

    private static Map<String, String> upload(Page page, Sku sku) {
        return upload(page, "SKU,counted\n" + sku + ",2\n");
    }

    /** Sends the form for files. Playwright does not tell the body of a request with a file: the form does. */
    private static Map<String, String> upload(Page page, String file) {
        page.setInputFiles("input[type=file]", new FilePayload("shelf.csv", "text/csv", file.getBytes(UTF_8)));
        var fields = page.evaluate("""
                () => Object.fromEntries([...new FormData(document.querySelector('form[enctype]'))]
                    .filter(([name, value]) => typeof value === 'string'))
                """);
        page.waitForResponse(r -> r.request().method().equals("POST"), () -> click(page, "Look at it first"));
        page.waitForLoadState();
        var sent = new LinkedHashMap<String, String>();
        ((Map<?, ?>) fields).forEach((name, value) -> sent.put("" + name, "" + value));
        return sent;
    }

    /** Sends a form that only asks; the fields that were sent. */
    private static Map<String, String> asked(Page page, String button) {
        var answer = page.waitForResponse(r -> r.request().isNavigationRequest(), () -> click(page, button));
        page.waitForLoadState();
        return decoded(URI.create(answer.url()).getRawQuery());
    }

    private static Map<String, String> decoded(String fields) {
        var decoded = new LinkedHashMap<String, String>();
        for (var field : fields.split("&")) {
            var halves = field.split("=", 2);
            decoded.put(URLDecoder.decode(halves[0], UTF_8), URLDecoder.decode(halves[1], UTF_8));
        }
        return decoded;
    }

    private static void assertUntouched(Map<String, String> sent, String field, Instant rendered, ZoneId zone) {
        assertThat(LocalDateTime.parse(sent.get(field))).isEqualTo(LocalDateTime.parse(sent.get(field + ".shown")));
        assertThat(Instant.parse(sent.get(field + ".instant"))).isEqualTo(rendered);
        assertThat(ZoneOffset.of(sent.get(field + ".offset")))
                .isEqualTo(zone.getRules().getOffset(rendered));
    }

    /** The instant that a field of the page stands for. */
    private static Instant instant(Page page, String field) {
        return Instant.parse(
                page.locator("input[name='" + field + ".instant']").first().inputValue());
    }

    /** As the browser shows it: to the second. */
    private static String shown(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(SECONDS).toString();
    }

    private static String offset(Instant at, ZoneId zone) {
        return zone.getRules().getOffset(at).getId();
    }

    private static LocalDateTime minutesAgo(ZoneId zone, int minutes) {
        return LocalDateTime.now(zone).minusMinutes(minutes).truncatedTo(MINUTES);
    }

    private static ZoneOffsetTransition lastTransition(ZoneId zone, boolean overlap) {
        var transition = zone.getRules().previousTransition(Instant.now().minusSeconds(7200));
        while (transition != null && transition.isOverlap() != overlap) {
            transition = zone.getRules().previousTransition(transition.getInstant());
        }
        if (transition == null) {
            throw new IllegalStateException(zone + " has no such transition");
        }
        return transition;
    }

    private Instant counted(Sku sku) {
        return jdbc.first(
                        "select as_of from inventory_events where sku = ? and type = 'StockCounted'",
                        LocalTimesJourneyTest::at,
                        sku)
                .orElseThrow();
    }

    private Instant countedInFile(Sku sku) {
        return jdbc.first("select as_of from import_rows where sku = ?", LocalTimesJourneyTest::at, sku)
                .orElseThrow();
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject(1, OffsetDateTime.class).toInstant();
    }
}
