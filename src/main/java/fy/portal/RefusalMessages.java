package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why the stock did not move: {@code {refusal:reversed}} in a template. */
@MessageBundle("refusal")
public interface RefusalMessages {

    @Message("There are only {had} in stock: it cannot go below zero.")
    String onlySoMany(String had);

    @Message("Stock would exceed 1,000,000,000 units.")
    String aboveMaximum();

    @Message("There is a later count already: a count must lie after the last one.")
    String laterCount();

    @Message("A count cannot lie in the future.")
    String countInFuture();

    @Message("This was undone before.")
    String reversed();

    @Message("Only restocks and write-offs can be undone.")
    String notReversible();

    @Message("Less than that came back on the return and is not on sale yet.")
    String moreThanReturned();

    @Message("Less than that is still open.")
    String moreThanOpen();

    @Message("A customer may not have that many.")
    String maxPerCustomer();
}
