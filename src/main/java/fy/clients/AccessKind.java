package fy.clients;

import java.util.Arrays;
import java.util.List;

/** What a change of who may do what can be. The codes are stored for ever; the names here may change. */
public enum AccessKind {
    BRAND_APPLIED("brand-applied"),
    BRAND_APPROVED("brand-approved"),
    BRAND_DECLINED("brand-declined"),
    BRAND_PROFILE_CHANGED("brand-profile-changed"),
    MEMBER_JOINED("member-joined"),
    ROLE_RAISED("role-raised"),
    ROLE_LOWERED("role-lowered"),
    MEMBER_REMOVED("member-removed"),
    INVITATION_MADE("invitation-made"),
    INVITATION_ACCEPTED("invitation-accepted"),
    /** By an owner. */
    INVITATION_WITHDRAWN("invitation-withdrawn"),
    /** Because its maker lost the role. */
    INVITATION_REVOKED("invitation-revoked"),
    KEY_MADE("key-made"),
    /** By an owner or, with a cause, because its maker lost the role. */
    KEY_REVOKED("key-revoked"),
    OPERATOR_GIVEN("operator-given"),
    OPERATOR_TAKEN("operator-taken");

    private final String code;

    AccessKind(String code) {
        this.code = code;
    }

    /** As stored. */
    public String code() {
        return code;
    }

    /** All codes that this release knows: a later one may have written others. */
    static List<String> codes() {
        return Arrays.stream(values()).map(AccessKind::code).toList();
    }

    /**
     * The kind of that code.
     *
     * @throws IllegalArgumentException for a code that is none of {@link #codes}
     */
    static AccessKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of access event: " + code));
    }
}
