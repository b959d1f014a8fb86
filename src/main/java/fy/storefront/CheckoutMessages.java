package fy.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the checkout: {@code {checkout:placeOrder}} in a template. */
@MessageBundle("checkout")
public interface CheckoutMessages {

    @Message("Steps of the checkout")
    String steps();

    @Message("Address")
    String address();

    @Message("Review and order")
    String review();

    @Message("Where shall it go?")
    String whereTo();

    @Message("Name")
    String name();

    @Message("Street and number")
    String street();

    @Message("Postcode")
    String postcode();

    @Message("City")
    String city();

    @Message("Country")
    String country();

    @Message("Choose a country")
    String chooseCountry();

    @Message("E-mail")
    String email();

    @Message("For the confirmation and news of your parcels.")
    String emailHint();

    @Message("Continue to review")
    String continue_();

    @Message("Back to the basket")
    String backToBasket();

    @Message("Look once more, then order")
    String lookOnce();

    @Message("Prices changed meanwhile")
    String pricesChanged();

    @Message("Nothing was ordered. This is what it costs now; order again if you agree.")
    String pricesChangedAdvice();

    @Message("before")
    String before();

    @Message("Sends its own parcel")
    String ownParcel();

    @Message("Ship to")
    String shipTo();

    @Message("Change the address")
    String changeAddress();

    @Message("Mails go to")
    String mailsTo();

    @Message("By invoice: each atelier sends one with its parcel. You pay nothing now.")
    String byInvoice();

    @Message("Works")
    String goods();

    @Message("Place order")
    String placeOrder();

    @Message("All or nothing: either everything here is yours, or nothing is ordered and you are told why.")
    String whatHappens();

    @Message("Not ordered")
    String refused();

    @Message("Nothing was ordered")
    String nothingOrdered();

    @Message("Not enough is left.")
    String someoneFaster();

    @Message("These works are not there in the number you want. Everything else in your basket is untouched.")
    String someoneFasterAdvice();

    @Message("That is more than one customer may have.")
    String overMaximum();

    @Message("Some works are limited per customer, counting what you ordered before.")
    String overMaximumAdvice();

    @Message("Work")
    String work();

    @Message("You wanted")
    String wanted();

    @Message("There were")
    String had();

    @Message("You may have")
    String allowed();

    @Message("Adjust my basket")
    String adjustBasket();
}
