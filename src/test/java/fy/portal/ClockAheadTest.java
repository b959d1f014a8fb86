package fy.portal;

import static org.hamcrest.Matchers.containsString;

import fy.Worlds;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The application's clock runs ahead of the database's. */
@QuarkusTest
@TestProfile(ClockAheadTest.Ahead.class)
class ClockAheadTest {

    public static class Ahead implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FastClock.class);
        }
    }

    @Alternative
    @ApplicationScoped
    public static class FastClock {
        @Produces
        @ApplicationScoped
        Clock clock() {
            return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(20));
        }
    }

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    @Test
    void nowIsWhatTheDatabaseSays() {
        var brand = worlds.newBrand();
        var sku = shop.stocked(brand, 4);
        worlds.as(brand.viewer())
                .get(brand.portal() + "/stock/" + sku + "?from=2020-01-01T00:00&to=")
                .then()
                .statusCode(200)
                .body(containsString("From 0 to 4: +4"));
    }
}
