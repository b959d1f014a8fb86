package fy.shared;

import static org.assertj.core.api.Assertions.assertThat;

import fy.deploy.Shipped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the settings that are shipped, once their secrets are filled in, every process would start. */
class ShippedSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"web1", "web2", "machinery", "notifications"})
    void composeTellsEachProcessWhatItNeeds(String service) throws IOException {
        assertThat(faults(Shipped.composed(service))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void theClusterTellsEachProcessWhatItNeeds(String overlay) throws IOException {
        assertThat(faults(Shipped.kubernetes(overlay))).isEmpty();
    }

    private static List<String> faults(Map<String, String> variables) {
        return new SettingFaults(
                        name -> variables.getOrDefault(
                                name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT), ""),
                        variables.keySet())
                .all();
    }
}
