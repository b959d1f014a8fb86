package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final AtomicLong millis = new AtomicLong();
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    };

    private final Limits limits = new Limits(
            () -> Map.of(
                    "checkout",
                    limit(OptionalInt.of(3), OptionalInt.of(5)),
                    "open",
                    limit(OptionalInt.empty(), OptionalInt.empty())),
            clock);

    @Test
    void aClientMayDoAMinutesWorthAtOnceAndThenWaits() {
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isEqualTo(20);
    }

    @Test
    void afterTheWaitItGoesOn() {
        for (int i = 0; i < 3; i++) {
            take("anna", "a");
        }
        millis.addAndGet(19_000);
        assertThat(take("anna", "a")).isEqualTo(1);
        millis.addAndGet(1_000);
        assertThat(take("anna", "a")).isZero();
        assertThat(take("anna", "a")).isPositive();
    }

    @Test
    void oneClientsHurryIsNotAnothers() {
        for (int i = 0; i < 4; i++) {
            take("anna", "a");
        }
        assertThat(take("bert", "b")).isZero();
    }

    @Test
    void anAddressHasALimitOfItsOwn() {
        assertThat(take("anna", "a")).isZero();
        assertThat(take("bert", "a")).isZero();
        assertThat(take("cleo", "a")).isZero();
        assertThat(take(null, "a")).isZero();
        assertThat(take(null, "a")).isZero();
        assertThat(take("dora", "a")).isPositive();
    }

    @Test
    void whatIsNotSetIsNotLimited() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.take("open", "anna", "a")).isZero();
            assertThat(limits.take("unknown", "anna", "a")).isZero();
        }
    }

    private int take(@org.jspecify.annotations.Nullable String client, String address) {
        return limits.take("checkout", client, address);
    }

    private static LimitSettings.Limit limit(OptionalInt perClient, OptionalInt perAddress) {
        return new LimitSettings.Limit() {
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
