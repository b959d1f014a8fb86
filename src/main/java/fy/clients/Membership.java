package fy.clients;

import fy.shared.BrandId;

/** One brand that the caller acts for, and as what. */
public record Membership(BrandId brandId, String slug, String name, MemberRole role) {

    public boolean isOwner() {
        return role == MemberRole.OWNER;
    }

    /** May move stock, ship, take returns. */
    public boolean isStaff() {
        return role.includes(MemberRole.STAFF);
    }
}
