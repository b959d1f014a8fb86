package fy.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said when something was not done, and what to do then: {@code {problem:nothing}} in a template. */
@MessageBundle("problem")
public interface ProblemMessages {

    @Message("This request could not be read")
    String unreadable();

    @Message("Please log in")
    String stranger();

    @Message("This is not allowed")
    String forbidden();

    @Message("There is nothing here")
    String nothing();

    @Message("This cannot be done here")
    String notHere();

    @Message("This took too long to arrive")
    String tooSlow();

    @Message("Things have changed meanwhile")
    String changed();

    @Message("This is too large")
    String tooLarge();

    @Message("This format is not accepted")
    String wrongFormat();

    @Message("This host is not served here")
    String otherHost();

    @Message("Something needs correcting")
    String wrong();

    @Message("Too many requests")
    String tooMany();

    @Message("Something went wrong on our side")
    String broken();

    @Message("Too busy right now")
    String busy();

    @Message("Go back, reload the page and try once more.")
    String unreadableAdvice();

    @Message("You need to be logged in to see this page.")
    String strangerAdvice();

    @Message("Your role does not allow this. Ask an owner of your brand if you need it.")
    String forbiddenAdvice();

    @Message("The address may be mistyped, or the page is not for you to see.")
    String nothingAdvice();

    @Message("Nothing was changed. Go back, reload the page and look again.")
    String notHereAdvice();

    @Message("Nothing was changed. Check your connection and send it again.")
    String tooSlowAdvice();

    @Message("Nothing was changed. Send a smaller file or less text.")
    String tooLargeAdvice();

    @Message("Nothing was changed. Send the kind of file the form asks for.")
    String wrongFormatAdvice();

    @Message("Use the marketplace's own address.")
    String otherHostAdvice();

    @Message("Nothing was changed. Wait a minute and try again.")
    String tooManyAdvice();

    @Message("We have been told. If you were changing something, look whether it was done before you try again.")
    String brokenAdvice();

    @Message("Nothing is lost. Try again in a few seconds: the same click is never done twice.")
    String busyAdvice();

    @Message("Not done")
    String notDone();
}
