package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of counting: {@code {counts:counted}} in a template. */
@MessageBundle("counts")
public interface CountMessages {

    @Message("Units found on the shelf")
    String countedField();

    @Message("Everything that lay there, sold or not. Returned goods that are not on sale yet are not counted.")
    String countedHint();

    @Message("Counted at")
    String asOf();

    @Message("Sales since then are respected.")
    String asOfHint();

    @Message("Sold, and at that time neither shipped nor cancelled. Correct it where your shelf says otherwise.")
    String setAsideHint();

    @Message("Another number was set aside at that time: it was looked up again. Look at it before you save.")
    String reckonedAnew();

    @Message("Sold and still on the shelf at that time")
    String promised();

    @Message("Nothing was waiting to be shipped at that time.")
    String nothingPromised();

    @Message("Look this up for another time")
    String otherTime();

    @Message("{name} was counted. Stock is now {quantity}.")
    String countDone(String name, String quantity);

    @Message("{name} was counted: the books were right.")
    String countRight(String name);
}
