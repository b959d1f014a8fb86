package fy.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveDoorTest {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"50s", "60s", "10m", "12h"})
    void a_stream_of_somebody_signed_in_ends_within_a_minute_whatever_the_setting_says(String lifetime) {
        assertThat(lifetime(Map.of("fy.live.signed-in-lifetime", lifetime)))
                .isPositive()
                .isLessThan(A_MINUTE);
    }

    @Test
    void a_shorter_lifetime_is_kept() {
        assertThat(lifetime(Map.of("fy.live.signed-in-lifetime", "2s"))).isEqualTo(Duration.ofSeconds(2));
        assertThat(lifetime(Map.of())).isEqualTo(Duration.ofSeconds(50));
    }

    private static Duration lifetime(Map<String, String> settings) {
        var read = new SmallRyeConfigBuilder()
                .withMapping(LiveSettings.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(LiveSettings.class);
        return new LiveDoor(null, read).ofSignedIn("someone", Set.of()).lifetime();
    }
}
