package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the portal: {@code {portal:stock}} in a template. */
@MessageBundle("portal")
public interface PortalMessages {

    @Message("Today")
    String today();

    @Message("Stock")
    String stock();

    @Message("Orders")
    String orders();

    @Message("Returns")
    String returns();

    @Message("Products")
    String products();

    @Message("Unmet demand")
    String unmetDemand();

    @Message("Members")
    String members();

    @Message("API keys")
    String keys();

    @Message("Settings")
    String settings();

    @Message("Switch brand")
    String switchBrand();

    @Message("This form comes from an earlier version of the page. Nothing was saved. Open the page again.")
    String formOfEarlierVersion();
}
