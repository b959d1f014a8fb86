package fy.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The campaign's long form: {@code ./mvnw verify -Pfaults}, with {@code -Dfaults.seed=}, {@code -Dfaults.strikes=} and
 * {@code -Dfaults.only=} for a part of it. Where none is left out, docs/proof.md is written anew after each.
 */
class FaultCampaign {

    private static final Path PAGE = Path.of("docs", "proof.md");

    @Test
    void every_fault() throws Exception {
        var faults = Campaign.chosen(Faults.ALL);
        var report = new Report(Campaign.seed(), faults.size());
        try (var campaign = new Campaign(Campaign.seed(), true)) {
            assumeThat(campaign.hasFront()).as("haproxy is installed").isTrue();
            for (var fault : faults) {
                run(campaign, fault, report);
                if (faults.equals(Faults.ALL)) {
                    report.write(PAGE);
                }
            }
        }
        assertThat(report.results()).allMatch(Result::good);
        assertThat(report.notRun()).isEmpty();
    }

    /** One that cannot be told to its end is a failure, and the others are tried all the same. */
    private static void run(Campaign campaign, Fault fault, Report report) {
        var impossible = campaign.impossible(fault);
        if (impossible.isPresent()) {
            report.leftOut(fault, impossible.get());
            return;
        }
        try {
            report.add(campaign.run(fault, fault.strikes(Integer.getInteger("faults.strikes", fault.strikes()))));
        } catch (Exception | AssertionError e) {
            report.broke(fault, e);
        }
    }
}
