package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private long now = Long.MAX_VALUE - 1; // nanoseconds may begin anywhere, also just before they overflow
    private double factor = 1;

    private final RateLimiter limiter = new RateLimiter(
            new RateLimitSettings() {
                @Override
                public double factor() {
                    return factor;
                }

                @Override
                public Map<String, Limit> limits() {
                    return Map.of(
                            "checkout", limit(OptionalInt.of(3), OptionalInt.of(5)),
                            "open", limit(OptionalInt.empty(), OptionalInt.empty()),
                            "closed", limit(OptionalInt.of(0), OptionalInt.empty()));
                }
            },
            new Ticker() {
                @Override
                long nanos() {
                    return now;
                }
            });

    @Test
    void a_client_may_do_a_minutes_worth_at_once_and_then_waits() {
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isEqualTo(20);
    }

    @Test
    void after_the_wait_the_client_goes_on() {
        use("anna", 3);
        pass(Duration.ofSeconds(19));
        assertThat(take("anna", "a")).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isPositive();
    }

    @Test
    void a_long_pause_allows_no_more_than_a_minutes_worth() {
        use("anna", 3);
        pass(Duration.ofDays(30));
        use("anna", 3);
        assertThat(take("anna", "a")).isEqualTo(20);
    }

    @Test
    void one_client_does_not_use_up_what_another_may() {
        use("anna", 4);
        assertThat(take("bert", "b")).isZero();
    }

    @Test
    void an_address_has_a_limit_of_its_own() {
        assertThat(take("anna", "a")).isZero();
        assertThat(take("bert", "a")).isZero();
        assertThat(take("cleo", "a")).isZero();
        assertThat(take(null, "a")).isZero();
        assertThat(take(null, "a")).isZero();
        assertThat(take("dora", "a")).isPositive();
    }

    @Test
    void an_address_that_is_named_like_a_client_is_another() {
        use("same", 3);
        assertThat(take(null, "same")).isZero();
    }

    @Test
    void checking_counts_nothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.check("checkout", "anna", "a")).isZero();
        }
        use("anna", 3);
        assertThat(limiter.check("checkout", "anna", "a")).isEqualTo(20);
    }

    @Test
    void many_addresses_never_make_it_forget_a_client() {
        use("anna", 3);
        for (int i = 0; i <= TokenBuckets.MAX_BUCKETS; i++) {
            limiter.take("checkout", null, "address " + i);
        }
        assertThat(take("anna", "a")).isPositive();
    }

    @Test
    void an_address_among_too_many_is_forgotten_once_it_was_unused_for_longest() {
        for (int i = 0; i < 5; i++) {
            limiter.take("checkout", null, "first");
            limiter.take("checkout", null, "second");
        }
        for (int i = 0; i < TokenBuckets.MAX_BUCKETS - 1; i++) {
            limiter.take("checkout", null, "address " + i);
        }
        assertThat(take(null, "second")).isPositive();
        assertThat(take(null, "first")).isZero();
    }

    @Test
    void what_is_not_set_is_not_limited() {
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.take("open", "anna", "a")).isZero();
        }
    }

    @Test
    void zero_allows_nothing() {
        assertThat(limiter.take("closed", "anna", "a")).isEqualTo(60);
    }

    @Test
    void the_factor_multiplies_every_limit() {
        factor = 2;
        use("anna", 6);
        assertThat(take("anna", "b")).isEqualTo(10);
        factor = 0.1;
        use("bert", 1);
        assertThat(take("bert", "b")).isEqualTo(200);
    }

    @Test
    void a_limit_that_does_not_exist_is_an_error() {
        assertThatThrownBy(() -> limiter.take("chekout", "anna", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chekout");
    }

    private int take(@Nullable String client, String address) {
        return limiter.take("checkout", client, address);
    }

    private void use(String client, int times) {
        for (int i = 0; i < times; i++) {
            limiter.take("checkout", client, null);
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static RateLimitSettings.Limit limit(OptionalInt perClient, OptionalInt perAddress) {
        return new RateLimitSettings.Limit() {
            @Override
            public OptionalInt perClient() {
                return perClient;
            }

            @Override
            public OptionalInt perAddress() {
                return perAddress;
            }
        };
    }
}
