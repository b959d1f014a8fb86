package fy.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around logging in, the profile and applying with a brand: {@code {account:loginTitle}} in a template. */
@MessageBundle("account")
public interface AccountMessages {

    @Message("Log in")
    String loginTitle();

    @Message("Logging in did not work. Nothing happened; please try again.")
    String loginFailed();

    @Message("This provider cannot be reached at the moment. Please choose another or come back in a minute.")
    String loginUnavailable();

    @Message("Log in to go on where you were. Your basket waits.")
    String loginToGoOn();

    @Message("Log in to order, to follow your orders, or to run your brand.")
    String loginWhy();

    @Message("No login provider is configured here.")
    String loginNowhere();

    @Message("Continue with {label}")
    String loginWith(String label);

    @Message("We learn your name and, where the provider tells it, your e-mail address. Never your password.")
    String loginPrivacy();

    @Message("Your profile")
    String accountTitle();

    @Message("Name")
    String accountName();

    @Message("What members of your brands and Fy's operators see.")
    String accountNameHint();

    @Message("E-mail address")
    String accountEmail();

    @Message("For mails about your orders and, if you act for a brand, its stock. Leave it empty for none.")
    String accountEmailHint();

    @Message("We do not know an e-mail address of yours, so you will not get mails about your orders.")
    String accountWithoutEmail();

    @Message("Your brands")
    String accountBrands();

    @Message("You do not act for a brand.")
    String accountNoBrand();

    @Message("Apply with your brand")
    String applyLink();

    @Message("API keys")
    String keysTitle();

    @Message("Save")
    String save();

    @Message("Sell on Fy")
    String applyTitle();

    @Message("Tell us about your brand. An operator looks at every application.")
    String applyExplained();

    @Message("being looked at")
    String applied();

    @Message("approved")
    String approved();

    @Message("declined")
    String declined();

    @Message("To the portal")
    String toPortal();

    @Message("Name of the brand")
    String brandName();

    @Message("Web address")
    String brandSlug();

    @Message("a-z, 0-9 and hyphens: it becomes part of the links to your works and stays for ever.")
    String brandSlugHint();

    @Message("Story")
    String brandStory();

    @Message("Contact e-mail")
    String brandEmail();

    @Message("Website")
    String brandWebsite();

    @Message("Beginning with https://")
    String brandWebsiteHint();

    @Message("Apply")
    String applySend();

    @Message("You are invited")
    String invitationTitle();

    @Message("Good until")
    String invitationUntil();

    @Message("Accept")
    String invitationAccept();

    @Message("You accept as {name}. Not you? Log out first, then open the link again.")
    String invitationAs(String name);

    @Message("For programs that order in your name and follow your orders.")
    String keysExplained();

    @Message("What is it for?")
    String keyLabel();

    @Message("Make a key")
    String makeKey();

    @Message("No keys yet")
    String noKeys();

    @Message("Revoke")
    String revoke();

    @Message("Your new key")
    String newKey();

    @Message("Copy it now: we keep only its fingerprint and cannot show it again.")
    String newKeyExplained();

    @Message("Act for {brand} as {role}?")
    String invitationOffer(String brand, String role);

    @Message("Saved.")
    String saved();

    @Message("Revoked: the key no longer works.")
    String revoked();

    @Message("Welcome.")
    String welcome();

    @Message("Thank you. An operator looks at it; you find the answer here.")
    String applicationSent();
}
