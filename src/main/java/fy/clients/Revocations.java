package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * What a member who loses a role could still give or use of it: open invitations, and keys of the brand. Only owners may make
 * either, so that all of them end, whatever role is left: neither works again when the member is an owner again.
 */
@ApplicationScoped
class Revocations {

    private final Jdbc jdbc;
    private final AccessEvents access;

    @Inject
    Revocations(Jdbc jdbc, AccessEvents access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * Joins the transaction that takes the role, and the brand's lock.
     *
     * @param actor who took the role
     * @param cause what took it: a lowered role or a removal
     */
    void of(BrandId brandId, FyId member, FyId actor, AccessKind cause) {
        invitations(brandId, member, actor, cause);
        keys(brandId, member, actor, cause);
    }

    private void invitations(BrandId brandId, FyId member, FyId actor, AccessKind cause) {
        jdbc.list(
                        """
                        update brand_invitations set revoked_at = now()
                        where brand_id = ? and invited_by = ? and accepted_at is null and revoked_at is null
                        returning encode(token_hash, 'hex'), role
                        """,
                        row -> AccessChange.invitationRevoked(
                                brandId, actor, member, row.getString(1), MemberRole.of(row.getString(2)), cause),
                        brandId,
                        member)
                .forEach(access::record);
    }

    private void keys(BrandId brandId, FyId member, FyId actor, AccessKind cause) {
        jdbc.list(
                        """
                        update api_keys set revoked_at = now()
                        where brand_id = ? and fy_id = ? and revoked_at is null returning key_id
                        """,
                        row -> AccessChange.keyRevoked(brandId, actor, member, row.getObject(1, UUID.class), cause),
                        brandId,
                        member)
                .forEach(access::record);
    }
}
