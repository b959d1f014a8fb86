package fy.operator;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what could not be read: {@code {deadLetter:cause}} in a template. */
@MessageBundle("deadLetter")
public interface DeadLetterMessages {

    @Message("No dead letters")
    String noDeadLetters();

    @Message("A record that cannot be read shows up here. It holds nothing up.")
    String noDeadLettersText();

    @Message("Where")
    String where();

    @Message("Cause")
    String cause();

    @Message("Record")
    String record();

    @Message("Found")
    String found();

    @Message("Put on the topic again")
    String redrive();

    @Message("Settled")
    String settle();
}
