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
}
