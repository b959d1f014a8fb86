package fy.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * The campaign's long form: {@code ./mvnw verify -Pfaults}, with {@code -Dfaults.seed=} and {@code -Dfaults.only=} for a
 * part of it. Where none is left out, its table in docs/proof.md is written anew after each.
 */
class FaultCampaign {

    @Test
    void every_fault() throws Exception {
        var results = new ArrayList<Result>();
        var faults = Campaign.chosen(Faults.ALL);
        try (var campaign = new Campaign(Campaign.seed())) {
            assumeThat(campaign.hasFront()).as("haproxy is installed").isTrue();
            for (var fault : faults) {
                results.add(campaign.run(fault, Integer.getInteger("faults.strikes", fault.strikes())));
                if (faults.equals(Faults.ALL)) {
                    Report.write(Path.of("docs", "proof.md"), Campaign.seed(), results);
                }
            }
        }
        assertThat(results).allMatch(Result::good);
    }
}
