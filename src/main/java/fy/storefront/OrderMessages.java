package fy.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a customer's orders: {@code {order:thanks}} in a template. */
@MessageBundle("order")
public interface OrderMessages {

    @Message("Order {number}")
    String title(long number);

    @Message("My orders")
    String myOrders();

    @Message("Order")
    String number();

    @Message("Placed")
    String placedAt();

    @Message("Placed on")
    String placedOn();

    @Message("From")
    String brands();

    @Message("Status")
    String status();

    @Message("You have not ordered anything yet.")
    String none();

    @Message("Once you have, you can follow each parcel from here.")
    String noneAdvice();

    @Message("placed")
    String placed();

    @Message("accepted")
    String accepted();

    @Message("partly shipped")
    String partlyShipped();

    @Message("shipped")
    String shipped();

    @Message("cancelled")
    String cancelled();

    @Message("asked")
    String returnRequested();

    @Message("approved")
    String returnApproved();

    @Message("declined")
    String returnDeclined();

    @Message("received")
    String returnReceived();

    @Message("Thank you.")
    String thanks();

    @Message(
            "Your order is placed. {#if parcels == 1}The atelier prepares your parcel{#else}{parcels} ateliers prepare their parcels{/if}; the invoice comes with it. We wrote you a mail.")
    String thanksAdvice(int parcels);

    @Message("To pay")
    String toPay();

    @Message("Ordered for")
    String placedTotal();

    @Message("{units} being prepared")
    String openUnits(int units);

    @Message("{units} shipped")
    String shippedUnits(int units);

    @Message("{units} cancelled")
    String cancelledUnits(int units);

    @Message("Parcel")
    String parcel();

    @Message("shipped on")
    String shippedOn();

    @Message("Tracking number")
    String tracking();

    @Message("{units} × {work} cancelled")
    String cancelledLine(int units, String work);

    @Message("by you")
    String byYou();

    @Message("Return {number}")
    String return_(long number);

    @Message("{units} received")
    String receivedUnits(int units);

    @Message("Declined:")
    String declinedBecause();

    @Message("Send it back to the atelier, and put the number of this return into the parcel.")
    String sendBack();

    @Message("{brand} looks at it and answers.")
    String waitsForBrand(String brand);

    @Message("Cancel something")
    String cancelOpen();

    @Message("How many shall not be sent?")
    String cancelWhich();

    @Message("What is not shipped yet can be cancelled. It goes on sale again, and you do not pay for it.")
    String cancelAdvice();

    @Message("Cancel these")
    String cancelThese();

    @Message("Ask for a return")
    String askReturn();

    @Message("How many do you want to send back?")
    String returnWhich();

    @Message("Why?")
    String returnReason();

    @Message("{brand} answers first. Send nothing before it says yes.")
    String returnAdvice(String brand);

    @Message("{work}{#if variant}, {variant}{/if} (up to {units})")
    String lineOf(String work, String variant, int units);

    @Message("Cancelled. You do not pay for it.")
    String cancelDone();

    @Message("We told the atelier. It will answer soon.")
    String returnDone();

    @Message("Nothing changed: {why}.")
    String refused(String why);
}
