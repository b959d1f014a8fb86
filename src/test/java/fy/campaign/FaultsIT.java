package fy.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The campaign's short form: replica, database and broker die under load, and relay and monitor at their worst moments. */
class FaultsIT {

    @Test
    void whatever_dies_nothing_is_oversold_lost_or_done_twice() throws Exception {
        var results = new ArrayList<Result>();
        try (var campaign = new Campaign(Campaign.seed(), false)) {
            for (var fault : Campaign.chosen(Faults.SHORT)) {
                results.add(campaign.run(fault, 1));
            }
        }
        assertThat(results).allSatisfy(result -> {
            assertThat(result.verdict().violations())
                    .as(result.fault().name() + ": " + result.verdict())
                    .isEmpty();
            assertThat(result.complaints()).as(result.fault().name()).isEmpty();
        });
    }
}
