package fy.operator;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the operator's pages: {@code {operator:overview}} in a template. */
@MessageBundle("operator")
public interface OperatorMessages {

    // ---- navigation ----

    @Message("Marketplace")
    String marketplace();

    @Message("Overview")
    String overview();

    @Message("Applications")
    String applications();

    @Message("Verifications")
    String verifications();

    @Message("Rebuilds")
    String rebuilds();

    @Message("Publication")
    String publication();

    @Message("Dead letters")
    String deadLetters();

    @Message("Mails")
    String mails();

    // ---- overview ----

    @Message("Brands waiting")
    String brandsWaiting();

    @Message("Not yet published")
    String unpublished();

    @Message("oldest {seconds} s")
    String oldest(long seconds);

    @Message("Mails not delivered")
    String undelivered();

    @Message("Alarms")
    String alarms();

    @Message("No alarm stands")
    String noAlarms();

    @Message("What needs an operator shows up here.")
    String noAlarmsText();

    @Message("Reading behind")
    String lag();

    @Message("Readers of the topics")
    String readers();

    @Message("Reader")
    String reader();

    @Message("Behind, events")
    String behind();

    @Message(
            "The broker does not answer: how far the readers are behind cannot be said. Selling goes on; nothing is lost.")
    String brokerAway();

    @Message("Recent work")
    String recentJobs();

    // ---- tables ----

    @Message("Kind")
    String kind();

    @Message("About")
    String about();

    @Message("What")
    String what();

    @Message("Since")
    String since();

    @Message("Asked")
    String asked();

    @Message("State")
    String state();

    @Message("Finished")
    String finished();

    @Message("Nothing was asked for yet")
    String noJobs();

    // ---- applications ----

    @Message("No brand is waiting")
    String noApplications();

    @Message("A brand that applies shows up here. It sells once you approve it.")
    String noApplicationsText();

    @Message("Applied")
    String applied();

    @Message("Contact")
    String contact();

    @Message("Website")
    String website();

    @Message("Approve")
    String approve();

    @Message("Decline")
    String decline();

    // ---- verifications, rebuilds ----

    @Message(
            "Compares, up to the same event: the projection, the fold of Kafka from the first event, the fold from the snapshots, the ledger and the stock rows.")
    String verifyText();

    @Message("Verify now")
    String verify();

    @Message(
            "Builds the live figures anew beside the ones in use and swaps when they are level. Pages go on showing the old ones until then.")
    String rebuildText();

    @Message("From the first event")
    String fromZero();

    @Message("From the snapshots")
    String fromSnapshots();

    @Message("Since the last one")
    String sinceLast();

    @Message("Verification")
    String verification();

    @Message("Republication")
    String republication();

    @Message("A SKU sent again")
    String sentAgain();

    @Message("Dead letter tried again")
    String reDrive();

    @Message("Rebuild")
    String rebuild();

    @Message("From")
    String from();

    @Message("This page asks again by itself until it is done.")
    String working();

    @Message("Balanced")
    String balanced();

    @Message("First difference")
    String firstDifference();

    @Message("Checkpoints")
    String checkpoints();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

    // ---- mails ----

    @Message("Every mail is delivered")
    String noMails();

    @Message("Mails that were given up, or wait for longer than they should, show up here.")
    String noMailsText();

    @Message("To")
    String to();

    @Message("Subject")
    String subject();

    @Message("given up")
    String givenUp();

    @Message("waiting")
    String waiting();

    @Message("Attempts")
    String attempts();

    @Message("Try again")
    String tryAgain();

    // ---- after a form ----

    @Message("{brand} is approved and may sell.")
    String approvedFlash(String brand);

    @Message("{brand} is declined.")
    String declinedFlash(String brand);

    @Message("Nothing was done: somebody was faster.")
    String tooLate();

    @Message("Asked for. It begins within a second or two.")
    String askedFlash();

    @Message("Settled.")
    String settledFlash();
}
