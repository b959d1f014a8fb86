package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of return pages: {@code {returns:approve}} in a template. */
@MessageBundle("returns")
public interface ReturnMessages {

    @Message("Returned")
    String returned();

    @Message("Waiting")
    String waiting();

    @Message("Done")
    String done();

    @Message(
            "Receiving a return does not put it back on sale. You decide that below, once you know which pieces are fit for it.")
    String receivingIsNotRestocking();

    @Message("Returned, not yet on sale")
    String workList();

    @Message("Fit, not on sale")
    String fitNotOnSale();

    @Message("On hold")
    String onHold();

    @Message("Put {units} on sale")
    String putOnSale(int units);

    @Message("Look at what is on hold")
    String lookAtHeld();

    @Message("Nothing waits to go back on sale")
    String workListEmpty();

    @Message("No returns here")
    String noReturns();

    @Message("When a customer sends something back, it shows up here.")
    String noReturnsText();

    @Message("Received")
    String received();

    @Message("Fit for sale")
    String fit();

    @Message("Discarded")
    String discarded();

    @Message("Put on sale")
    String onSale();

    @Message("Expected")
    String expected();

    @Message("Approve")
    String approve();

    @Message("Decline…")
    String decline();

    @Message("Why (the customer reads this)")
    String declineReason();

    @Message("Decline return")
    String declineSubmit();

    @Message("The customer wrote")
    String customerWrote();

    @Message("You declined")
    String youDeclined();

    @Message("What has arrived")
    String receive();

    @Message("Say for each piece what became of it. What has not arrived yet can be received later.")
    String receiveText();

    @Message("Fit")
    String fitShort();

    @Message("Discard")
    String discardShort();

    @Message("Hold")
    String holdShort();

    @Message("Fit: {title}")
    String fitOf(String title);

    @Message("Discard: {title}")
    String discardOf(String title);

    @Message("Hold: {title}")
    String holdOf(String title);

    @Message("Receive")
    String receiveSubmit();

    @Message("On hold: decide")
    String inspect();

    @Message("Save")
    String inspectSubmit();

    @Message("The return is approved.")
    String didApprove();

    @Message("The return is declined.")
    String didDecline();

    @Message("Received. Nothing has gone on sale by this.")
    String didReceive();

    @Message("Saved. Nothing has gone on sale by this.")
    String didInspect();

    @Message("Back on sale.")
    String didPutOnSale();
}
