package fy.portal;

import fy.clients.AccessEvent;
import fy.clients.MemberRole;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A recorded change as owners read it.
 *
 * @param who made it
 * @param what they did, as the rest of the sentence; names in it are isolated from the direction of the text around them
 */
record AccessView(Instant at, String who, String what) {

    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    static AccessView of(AccessEvent event, AccessMessages words, TeamMessages team) {
        return new AccessView(event.occurredAt(), who(event, words), new Sentence(event, words, team).text());
    }

    /** Who decides for the marketplace is not named to its brands. */
    private static String who(AccessEvent event, AccessMessages words) {
        boolean marketplace =
                switch (event.kind()) {
                    case BRAND_APPROVED, BRAND_DECLINED -> true;
                    case MEMBER_JOINED -> !event.self();
                    default -> event.actor() == null;
                };
        return marketplace || event.actor() == null ? words.marketplace() : event.actor();
    }

    private record Sentence(AccessEvent event, AccessMessages words, TeamMessages team) {

        String text() {
            return switch (event.kind()) {
                case BRAND_APPLIED -> words.applied();
                case BRAND_APPROVED -> words.approved();
                case BRAND_DECLINED -> words.declined();
                case BRAND_PROFILE_CHANGED -> words.profile(fields());
                case MEMBER_JOINED -> event.self() ? words.joined(role()) : words.made(subject(), role());
                case ROLE_RAISED, ROLE_LOWERED ->
                    event.self()
                            ? words.ownRoleChanged(before(), role())
                            : words.roleChanged(subject(), before(), role());
                case MEMBER_REMOVED -> event.self() ? words.left(before()) : words.removed(subject(), before());
                case INVITATION_MADE -> words.invited(role());
                case INVITATION_ACCEPTED -> words.accepted(subject(), role());
                case INVITATION_WITHDRAWN ->
                    event.self() ? words.ownWithdrawn(role()) : words.withdrawn(subject(), role());
                case INVITATION_REVOKED -> words.invitationEnded(subject(), role());
                case KEY_MADE -> words.keyMade(key());
                case KEY_REVOKED -> keyRevoked();
                case OPERATOR_GIVEN, OPERATOR_TAKEN ->
                    throw new IllegalStateException("not about a brand: " + event.kind());
            };
        }

        private String keyRevoked() {
            if (event.caused()) {
                return words.keyEnded(key(), subject());
            }
            return event.self() ? words.ownKeyRevoked(key()) : words.keyRevoked(key(), subject());
        }

        private String subject() {
            return isolated(event.subject());
        }

        private String key() {
            return isolated(event.keyLabel());
        }

        private String role() {
            return named(event.role());
        }

        private String before() {
            return named(event.before());
        }

        private String named(@Nullable MemberRole role) {
            return switch (role) {
                case VIEWER -> team.viewer();
                case STAFF -> team.staff();
                case OWNER -> team.owner();
                case null -> "";
            };
        }

        private String fields() {
            return event.fields().stream().map(this::field).collect(Collectors.joining(", "));
        }

        /** A field that only a later release knows is called what it calls it. */
        private String field(String name) {
            return switch (name) {
                case "name" -> words.name();
                case "story" -> words.story();
                case "contactEmail" -> words.contactEmail();
                case "website" -> words.website();
                case "shippingPrice" -> words.shippingPrice();
                default -> name;
            };
        }

        private String isolated(@Nullable String name) {
            return FIRST_STRONG_ISOLATE + (name == null ? words.somebody() : name) + POP_ISOLATE;
        }
    }
}
