package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the portal's order and return pages: {@code {orders:ship}} in a template. */
@MessageBundle("orders")
public interface OrderMessages {
    @Message("Order {orderId}")
    String order(long orderId);

    @Message("Return {returnId}")
    String orderReturn(long returnId);

    @Message("All")
    String all();

    @Message("To accept")
    String toAccept();

    @Message("To ship")
    String toShip();

    @Message("Shipped")
    String shipped();

    @Message("Cancelled")
    String cancelled();

    @Message("Number or ship-to name")
    String searchHint();

    @Message("Order")
    String number();

    @Message("Placed")
    String placed();

    @Message("Ship to")
    String shipTo();

    @Message("Pieces")
    String pieces();

    @Message("Open")
    String open();

    @Message("Ordered")
    String ordered();

    @Message("Total")
    String total();

    @Message("Status")
    String status();

    @Message("No orders here")
    String noOrders();

    @Message("Orders of your works show up here as soon as they are placed.")
    String noOrdersText();

    @Message("No order has this number or name.")
    String nothingFound();

    @Message("Accept order")
    String accept();

    @Message("Print packing slip")
    String print();

    @Message("Packing slip")
    String packingSlip();

    @Message("Works")
    String works();

    @Message("Work")
    String work();

    @Message("Price")
    String price();

    @Message("Amount")
    String amount();

    @Message("Goods")
    String goods();

    @Message("Shipping")
    String shipping();

    @Message("Tax is included. The customer pays by invoice.")
    String invoice();

    @Message("Ship a parcel")
    String shipParcel();

    @Message("In this parcel")
    String inParcel();

    @Message("Pieces of {title}")
    String piecesOf(String title);

    @Message("{open} open")
    String stillOpen(int open);

    @Message("Carrier")
    String carrier();

    @Message("Tracking number")
    String trackingNumber();

    @Message("Mark as shipped")
    String ship();

    @Message("Cancel lines…")
    String cancelLines();

    @Message("The customer gets a mail. This cannot be undone.")
    String cancelText();

    @Message("How many to cancel")
    String howManyToCancel();

    @Message("Reason")
    String reason();

    @Message("Choose a reason")
    String chooseReason();

    @Message("{reason} – goes back on sale")
    String putsBack(String reason);

    @Message("{reason} – does not go back on sale, count the shelf")
    String staysOut(String reason);

    @Message("Cancel these pieces")
    String cancel();

    @Message("Parcels")
    String parcels();

    @Message("Parcel")
    String parcel();

    @Message("No tracking number")
    String noTracking();

    @Message("Cancellations")
    String cancellations();

    @Message("by the customer")
    String byCustomer();

    @Message("back on sale")
    String backOnSale();

    @Message("not back on sale")
    String notBackOnSale();

    @Message("Count the shelf")
    String countShelf();

    @Message("Returns")
    String returns();

    @Message("Requested")
    String requested();

    @Message("The order is accepted.")
    String didAccept();

    @Message("The parcel is on its way. The customer gets a mail.")
    String didShip();

    @Message("Everything was shipped already.")
    String shippedAlready();

    @Message("Cancelled. The pieces are back on sale.")
    String didCancelAndPutBack();

    @Message("Cancelled. The pieces did not go back on sale: please count the shelf.")
    String didCancelCount();

    @Message("Nothing was open any more.")
    String nothingOpen();

    @Message("Not done: {why}.")
    String notDone(String why);

    @Message("Only {had} there.")
    String onlyHad(long had);

    @Message("Choose at least one piece.")
    String chooseSome();
}
