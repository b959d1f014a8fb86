package fy.operator;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of publishing again: {@code {publication:resend}} in a template. */
@MessageBundle("publication")
public interface PublicationMessages {

    @Message("Send a SKU again")
    String resend();

    @Message(
            "Publishes the SKU's events once more from the ledger: the remedy for a SKU that is held because one is missing.")
    String resendText();

    @Message("SKU")
    String sku();

    @Message("From seq")
    String fromSeq();

    @Message("Send again")
    String sendAgain();

    @Message("There is no such SKU.")
    String noSku();

    @Message("Republish everything")
    String republish();

    @Message(
            "Deletes the topics and makes them anew from the ledgers, in the order they were published. Selling goes on; live figures stand still meanwhile. For when Kafka was lost, or the database was restored to an earlier moment.")
    String republishText();

    @Message(
            "If Kafka knows more than the database, keep that first: the file holds each event that is in no ledger, and its last line says that it is complete.")
    String beyondText();

    @Message("Download what Kafka knows beyond the ledger")
    String beyond();

    @Message("Yes, make the topics anew")
    String republishYes();

    @Message("Events published")
    String published();
}
