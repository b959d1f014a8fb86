package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of members, keys and settings: {@code {team:invite}} in a template. */
@MessageBundle("team")
public interface TeamMessages {

    @Message("Member")
    String member();

    @Message("Role")
    String role();

    @Message("Since")
    String since();

    @Message("owner")
    String owner();

    @Message("staff")
    String staff();

    @Message("viewer")
    String viewer();

    @Message("Change")
    String change();

    @Message("Remove…")
    String removeAsk();

    @Message(
            "They lose access with their next click, and the invitations and API keys they made stop working. What they did stays on record.")
    String removeExplained();

    @Message("Yes, remove")
    String remove();

    @Message("you")
    String you();

    @Message("Mail")
    String mail();

    @Message("none known")
    String noMail();

    @Message("Invite somebody")
    String invite();

    @Message("You get a link to send them. It works once, for seven days.")
    String inviteExplained();

    @Message("Make a link")
    String makeLink();

    @Message("Open invitations")
    String openInvitations();

    @Message("Invited by")
    String invitedBy();

    @Message("Good until")
    String goodUntil();

    @Message("Withdraw")
    String withdraw();

    @Message("Send this link")
    String linkTitle();

    @Message("Whoever opens it first becomes {role} of your brand. It is shown only now.")
    String linkExplained(String role);

    @Message("Back to the members")
    String backToMembers();

    @Message("Who changed what")
    String accessLog();

    @Message("Owners invite, change and remove members.")
    String ownersOnly();

    @Message(
            "For your shop's programs. A key acts for the brand as staff, on behalf of its maker. It stops working when its maker is no longer an owner.")
    String keysExplained();

    @Message("Name")
    String keyLabel();

    @Message("What is it for? Only owners see it.")
    String keyLabelHint();

    @Message("Make a key")
    String makeKey();

    @Message("Key")
    String key();

    @Message("Made by")
    String madeBy();

    @Message("Last used")
    String lastUsed();

    @Message("never")
    String never();

    @Message("Revoke…")
    String revokeAsk();

    @Message("Programs that use it are turned away at once.")
    String revokeExplained();

    @Message("Yes, revoke")
    String revoke();

    @Message("No keys yet")
    String noKeys();

    @Message("Your new key")
    String newKey();

    @Message("Copy it now: we keep only its fingerprint and cannot show it again.")
    String newKeyExplained();

    @Message("Back to the keys")
    String backToKeys();

    @Message("Name of the brand")
    String brandName();

    @Message("Story")
    String story();

    @Message("What customers read on your page.")
    String storyHint();

    @Message("Contact e-mail")
    String contactEmail();

    @Message("For Fy's operators.")
    String contactEmailHint();

    @Message("Website")
    String website();

    @Message("Beginning with https://")
    String websiteHint();

    @Message("Shipping price per order")
    String shippingPrice();

    @Message("One flat price, tax included, whatever the order holds.")
    String shippingPriceHint();

    @Message("Save")
    String save();

    @Message("Your page: /brands/{slug}")
    String yourPage(String slug);

    @Message("Your brands")
    String brandsTitle();

    @Message(
            "Each brand has a portal of its own; several can be open side by side. “Portal” leads to the one you start with.")
    String brandsExplained();

    @Message("You start here")
    String startsHere();

    @Message("Start here")
    String startHere();

    @Message("Start here with {brand}")
    String startWith(String brand);

    @Message("You do not act for a brand yet.")
    String noBrands();

    @Message("Apply with your brand")
    String apply();

    @Message("The invitation no longer works.")
    String withdrawn();

    @Message("Changed: it holds from their next click on. A lesser role ends the invitations and API keys they made.")
    String changed();

    @Message("Removed: it holds from their next click on. The invitations and API keys they made no longer work.")
    String removed();

    @Message("Choose owner, staff or viewer.")
    String chooseRole();

    @Message("Revoked: the key no longer works.")
    String revoked();

    @Message("Saved.")
    String saved();
}
