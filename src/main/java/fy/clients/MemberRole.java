package fy.clients;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member may do for a brand; each role includes those before it. */
public enum MemberRole {
    /** Sees everything of the brand, changes nothing. */
    VIEWER,
    /** Also moves stock, ships, takes returns, edits products. */
    STAFF,
    /** Also members, API keys, settings. */
    OWNER;

    /** As stored and as used in {@code @RolesAllowed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that name.
     *
     * @throws IllegalArgumentException for anything but viewer, staff, owner
     */
    public static MemberRole of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean includes(MemberRole other) {
        return compareTo(other) >= 0;
    }

    /** The lesser of the two. */
    MemberRole atMost(MemberRole other) {
        return includes(other) ? other : this;
    }

    /** This role and those it includes. */
    Set<String> implied() {
        return EnumSet.range(VIEWER, this).stream().map(MemberRole::code).collect(Collectors.toSet());
    }
}
