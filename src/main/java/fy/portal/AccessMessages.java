package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the record of who may do what: {@code {access:title}} in a template; names come isolated. */
@MessageBundle("access")
public interface AccessMessages {

    @Message("Who changed what")
    String title();

    @Message("Members, invitations, API keys and settings of your brand: who changed them, newest first.")
    String explained();

    @Message("Who")
    String who();

    @Message("What")
    String what();

    @Message("When")
    String when();

    @Message("Nothing yet")
    String nothing();

    @Message("The marketplace")
    String marketplace();

    @Message("somebody")
    String somebody();

    @Message("applied with the brand")
    String applied();

    @Message("approved the brand")
    String approved();

    @Message("declined the brand")
    String declined();

    @Message("changed the settings: {fields}")
    String profile(String fields);

    @Message("joined as {role}")
    String joined(String role);

    @Message("made {member} {role}")
    String made(String member, String role);

    @Message("changed {member} from {before} to {role}")
    String roleChanged(String member, String before, String role);

    @Message("changed their own role from {before} to {role}")
    String ownRoleChanged(String before, String role);

    @Message("removed {member}, who was {before}")
    String removed(String member, String before);

    @Message("left the brand, as {before}")
    String left(String before);

    @Message("made an invitation as {role}")
    String invited(String role);

    @Message("accepted the invitation as {role} by {inviter}")
    String accepted(String inviter, String role);

    @Message("withdrew the invitation as {role} by {inviter}")
    String withdrawn(String inviter, String role);

    @Message("withdrew their own invitation as {role}")
    String ownWithdrawn(String role);

    @Message("ended the invitation as {role} by {inviter}, who lost a role")
    String invitationEnded(String inviter, String role);

    @Message("made the API key {key}")
    String keyMade(String key);

    @Message("revoked the API key {key} by {maker}")
    String keyRevoked(String key, String maker);

    @Message("revoked their own API key {key}")
    String ownKeyRevoked(String key);

    @Message("ended the API key {key} by {maker}, who lost a role")
    String keyEnded(String key, String maker);

    @Message("name")
    String name();

    @Message("story")
    String story();

    @Message("contact e-mail")
    String contactEmail();

    @Message("website")
    String website();

    @Message("shipping price")
    String shippingPrice();
}
