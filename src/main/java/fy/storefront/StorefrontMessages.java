package fy.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the storefront: {@code {storefront:basket}} in a template. */
@MessageBundle("storefront")
public interface StorefrontMessages {

    @Message("Marketplace")
    String mainNavigation();

    @Message("Yours")
    String yourNavigation();

    @Message("Catalogue")
    String catalogue();

    @Message("Search works, artists, codes")
    String searchCatalogue();

    @Message("Basket")
    String basket();

    @Message("Orders")
    String myOrders();

    @Message("Profile")
    String profile();

    @Message("Portal")
    String portal();

    @Message("Operator")
    String operator();

    @Message("Art and design, from the hands that make it.")
    String lead();

    @Message("Ateliers and studios")
    String brands();

    @Message("Works")
    String works();

    @Message("Works for “{words}”")
    String searchTitle(String words);

    @Message("Nothing is on show yet.")
    String nothingOnShow();

    @Message("Works appear here as soon as a brand offers them.")
    String nothingOnShowYet();

    @Message("There are no more works.")
    String nothingFurther();

    @Message("Nothing matches these words.")
    String nothingFound();

    @Message("Try fewer letters: the beginning of a word is enough.")
    String nothingFoundAdvice();

    @Message("Nothing is on show here yet.")
    String nothingYet();

    @Message("Come back soon, or look at what the others make.")
    String nothingYetAdvice();

    @Message("See the whole catalogue")
    String wholeCatalogue();

    @Message("See the catalogue")
    String seeCatalogue();

    @Message("from {price}")
    String from(String price);

    @Message("Available")
    String available();

    @Message("Last one")
    String lastOne();

    @Message("Last {left}")
    String lastFew(long left);

    @Message("Sold out")
    String soldOut();

    @Message("Availability:")
    String availability();

    @Message("{work} by {brand}")
    String pictureOf(String work, String brand);

    @Message("Tax included")
    String taxIncluded();

    @Message("Shipping {price} per order, however many pieces")
    String shippingPerOrder(String price);

    @Message("Website")
    String website();

    @Message("Choose")
    String variants();

    @Message("Quantity")
    String quantity();

    @Message("Add to basket")
    String addToBasket();

    @Message("This one is gone for now. Look in again: ateliers restock.")
    String soldOutAdvice();

    @Message("At most {most} per customer.")
    String maxPerCustomer(int most);

    @Message("Code")
    String code();

    @Message("Sold and shipped by")
    String soldBy();

    @Message("Payment")
    String payment();

    @Message("By invoice, sent with the goods")
    String byInvoice();

    @Message("More by {brand}")
    String moreBy(String brand);

    @Message("Your basket is empty.")
    String basketEmpty();

    @Message("What you put in stays here, also when you log in later.")
    String basketEmptyAdvice();

    @Message("The basket is full: an order has at most 100 different works.")
    String basketFull();

    @Message("“{work}” is in your basket.")
    String added(String work);

    @Message("We adjusted your basket to what is there.")
    String adjusted();

    @Message("Not everything in your basket can be ordered.")
    String changedSince();

    @Message("“{work}” is not for sale any more.")
    String withdrawn(String work);

    @Message("Something in your basket is not for sale any more. Adjust the basket first.")
    String withdrawnFirst();

    @Message("“{work}” is sold out.")
    String lineSoldOut(String work);

    @Message("“{work}”: {left} left, you want {wanted}.")
    String lineShort(String work, long left, int wanted);

    @Message("“{work}”: at most {most} per customer.")
    String lineOverMaximum(String work, int most);

    @Message("Adjust my basket")
    String adjust();

    @Message("Nothing of that order can be had any more.")
    String nothingLeft();

    @Message("Shipping")
    String shipping();

    @Message("Shipping, {brand}")
    String shippingOf(String brand);

    @Message("Remove")
    String remove();

    @Message("Update quantities")
    String updateBasket();

    @Message("{price} each")
    String each(String price);

    @Message("Summary")
    String summary();

    @Message("Total")
    String total();

    @Message("A basket reserves nothing: stock is yours when the order is placed.")
    String notReserved();

    @Message("Check out")
    String toCheckout();

    @Message("You will be asked to log in. Your basket comes along.")
    String loginLater();
}
