package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is wrong with a time that was entered: {@code {instants:future}} in a template. */
@MessageBundle("instants")
public interface InstantMessages {

    @Message("Enter a time such as 2026-01-31T10:00.")
    String noTime();

    @Message("The time zone of this time cannot be read. Enter the time again.")
    String unknownOffset();

    @Message("Enter a time after 1970.")
    String before1970();

    @Message("This lies in the future.")
    String future();
}
