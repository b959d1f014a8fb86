package fy.notifications;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the mails. */
@MessageBundle("mail")
public interface MailMessages {

    // ---- subjects ----

    @Message("Sold out: {title}")
    String stockOutSubject(String title);

    @Message("{quantity} left: {title}")
    String lowStockSubject(long quantity, String title);

    @Message("New order {order}")
    String newOrderSubject(long order);

    @Message("Order {order}: cancelled by the customer")
    String cancelledByCustomerSubject(long order);

    @Message("Order {order}: a return is asked for")
    String returnRequestedSubject(long order);

    @Message("Your order {order}")
    String orderPlacedSubject(long order);

    @Message("Order {order}: a parcel is on its way")
    String parcelShippedSubject(long order);

    @Message("Order {order}: cancelled")
    String orderCancelledSubject(long order);

    @Message("Order {order}: your return is approved")
    String returnApprovedSubject(long order);

    @Message("Order {order}: your return was declined")
    String returnDeclinedSubject(long order);

    @Message("Order {order}: your return has arrived")
    String returnReceivedSubject(long order);

    // ---- stock ----

    @Message("{title} is sold out")
    String stockOutHeading(String title);

    @Message(
            "Stock reached zero on {at}. Customers see it as sold out until you restock; what they still ask for is kept for you as unmet demand.")
    String stockOutBody(String at);

    @Message("{quantity} left of {title}")
    String lowStockHeading(long quantity, String title);

    @Message("Stock fell to your threshold of {threshold} on {at}. You will hear again when it is sold out.")
    String lowStockBody(int threshold, String at);

    @Message("Restock it")
    String restock();

    @Message("See its stock")
    String seeStock();

    @Message("You receive this because you are a member of {brand} on Fy.")
    String memberFooter(String brand);

    // ---- to the brand ----

    @Message("A new order, {order}")
    String newOrderHeading(long order);

    @Message(
            "A customer ordered from {brand}. The goods have already left your stock figure; accept the order and ship it when it is packed.")
    String newOrderBody(String brand);

    @Message("Cancelled by the customer")
    String cancelledByCustomerHeading();

    @Message(
            "The customer of order {order} no longer wants the following. It is back in stock and need not be shipped.")
    String cancelledByCustomerBody(long order);

    @Message("A return is asked for")
    String returnRequestedHeading();

    @Message("The customer of order {order} would like to send back:")
    String returnRequestedBody(long order);

    @Message("Open the order")
    String openOrder();

    @Message("Open the return")
    String openReturn();

    // ---- to the customer ----

    @Message("Thank you for your order")
    String orderPlacedHeading();

    @Message(
            "Your order {order} is placed and everything on it is set aside for you. Each brand ships its part itself and you hear of every parcel.")
    String orderPlacedBody(long order);

    @Message("Payment is by invoice; prices include tax.")
    String invoice();

    @Message("A parcel from {brand}")
    String parcelShippedHeading(String brand);

    @Message("It is on its way to you, with this from your order {order}:")
    String parcelShippedBody(long order);

    @Message("Carrier")
    String carrier();

    @Message("Tracking number")
    String trackingNumber();

    @Message("Cancelled")
    String orderCancelledHeading();

    @Message("The following will not come from {brand}, and you are not charged for it:")
    String orderCancelledBody(String brand);

    @Message("Your return is approved")
    String returnApprovedHeading();

    @Message(
            "{brand} takes back the following from your order {order}. Pack it well, put the order number in the parcel and send it to the brand.")
    String returnApprovedBody(String brand, long order);

    @Message("Your return was declined")
    String returnDeclinedHeading();

    @Message("{brand} does not take back the following from your order {order}:")
    String returnDeclinedBody(String brand, long order);

    @Message("Your return has arrived")
    String returnReceivedHeading();

    @Message("{brand} has received the following from your order {order}. Thank you for sending it back.")
    String returnReceivedBody(String brand, long order);

    @Message("Reason given: {reason}")
    String reason(String reason);

    @Message("See your order")
    String seeOrder();

    @Message("You receive this because you ordered on Fy.")
    String customerFooter();

    // ---- lines ----

    @Message("Shipping")
    String shipping();

    @Message("Total")
    String total();
}
