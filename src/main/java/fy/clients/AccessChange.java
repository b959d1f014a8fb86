package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of who may do what, as {@link AccessEvents} records it. It holds ids and codes, never a name, an address or free
 * text: it is kept for ever.
 *
 * @param actor who made the change; null: the marketplace itself, by its settings
 * @param brandId null: it is not about a brand
 * @param subject the client whose role, key or invitation it is
 * @param invitation id of the invitation, as the members page has it
 * @param detail JSON of codes: {@code role}, {@code before}, {@code cause}, {@code fields}
 */
public record AccessChange(
        AccessKind kind,
        @Nullable FyId actor,
        @Nullable BrandId brandId,
        @Nullable FyId subject,
        @Nullable UUID keyId,
        @Nullable String invitation,
        String detail) {

    private static final String NO_DETAIL = "{}";

    static AccessChange applied(BrandId brand, FyId applicant) {
        return new AccessChange(AccessKind.BRAND_APPLIED, applicant, brand, applicant, null, null, NO_DETAIL);
    }

    /** @param kind approved or declined */
    static AccessChange decided(AccessKind kind, BrandId brand, FyId operator, FyId applicant) {
        return new AccessChange(kind, operator, brand, applicant, null, null, NO_DETAIL);
    }

    /** @param fields names of those that changed, as {@link BrandProfile} has them */
    static AccessChange profileChanged(BrandId brand, FyId actor, List<String> fields) {
        var detail = new JsonObject().put("fields", new JsonArray(fields));
        return new AccessChange(AccessKind.BRAND_PROFILE_CHANGED, actor, brand, null, null, null, detail.encode());
    }

    static AccessChange joined(BrandId brand, FyId actor, FyId member, MemberRole role) {
        return new AccessChange(
                AccessKind.MEMBER_JOINED,
                actor,
                brand,
                member,
                null,
                null,
                detail(role).encode());
    }

    static AccessChange roleChanged(BrandId brand, FyId actor, FyId member, MemberRole before, MemberRole role) {
        var kind = role.includes(before) ? AccessKind.ROLE_RAISED : AccessKind.ROLE_LOWERED;
        var detail = detail(role).put("before", before.code());
        return new AccessChange(kind, actor, brand, member, null, null, detail.encode());
    }

    static AccessChange removed(BrandId brand, FyId actor, FyId member, MemberRole before) {
        var detail = new JsonObject().put("before", before.code());
        return new AccessChange(AccessKind.MEMBER_REMOVED, actor, brand, member, null, null, detail.encode());
    }

    static AccessChange invited(BrandId brand, FyId actor, String invitation, MemberRole role) {
        return new AccessChange(
                AccessKind.INVITATION_MADE,
                actor,
                brand,
                null,
                null,
                invitation,
                detail(role).encode());
    }

    /**
     * An invitation came to its end.
     *
     * @param kind accepted or withdrawn
     * @param inviter who had made it
     */
    static AccessChange invitationEnded(
            AccessKind kind, BrandId brand, FyId actor, FyId inviter, String invitation, MemberRole role) {
        return new AccessChange(
                kind, actor, brand, inviter, null, invitation, detail(role).encode());
    }

    /** @param cause what took the inviter's role */
    static AccessChange invitationRevoked(
            BrandId brand, FyId actor, FyId inviter, String invitation, MemberRole role, AccessKind cause) {
        var detail = detail(role).put("cause", cause.code());
        return new AccessChange(
                AccessKind.INVITATION_REVOKED, actor, brand, inviter, null, invitation, detail.encode());
    }

    /**
     * A new key.
     *
     * @param brand null: a client's own key
     */
    public static AccessChange keyMade(@Nullable BrandId brand, FyId maker, UUID keyId) {
        return new AccessChange(AccessKind.KEY_MADE, maker, brand, maker, keyId, null, NO_DETAIL);
    }

    /** @param brand null: a client's own key */
    static AccessChange keyRevoked(@Nullable BrandId brand, FyId actor, FyId maker, UUID keyId) {
        return new AccessChange(AccessKind.KEY_REVOKED, actor, brand, maker, keyId, null, NO_DETAIL);
    }

    /** @param cause what took the maker's role */
    static AccessChange keyRevoked(BrandId brand, FyId actor, FyId maker, UUID keyId, AccessKind cause) {
        var detail = new JsonObject().put("cause", cause.code());
        return new AccessChange(AccessKind.KEY_REVOKED, actor, brand, maker, keyId, null, detail.encode());
    }

    static AccessChange operator(FyId client, boolean given) {
        var kind = given ? AccessKind.OPERATOR_GIVEN : AccessKind.OPERATOR_TAKEN;
        return new AccessChange(kind, null, null, client, null, null, NO_DETAIL);
    }

    private static JsonObject detail(MemberRole role) {
        return new JsonObject().put("role", role.code());
    }
}
