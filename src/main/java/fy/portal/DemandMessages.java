package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of unmet demand: {@code {demand:missing}} in a template. */
@MessageBundle("demand")
public interface DemandMessages {

    @Message("Unmet demand")
    String demand();

    @Message(
            "Orders that were refused because there was too little. A lower bound: many never ask, and a customer who tries again counts once, with the most that was missing.")
    String demandHint();

    @Message("Refused orders")
    String refusals();

    @Message("Customers")
    String customers();

    @Message("Last")
    String last();

    @Message("Hour")
    String hour();

    @Message("Missing")
    String missing();

    @Message("Nothing was refused")
    String noDemand();

    @Message("Every order in this time could be filled.")
    String noDemandAdvice();

    @Message("Hour by hour")
    String perHour();

    @Message("Missing units per hour")
    String demandChart();
}
