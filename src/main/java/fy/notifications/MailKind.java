package fy.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a mail says, and to whom. */
enum MailKind {
    STOCK_OUT(Audience.MEMBERS),
    LOW_STOCK(Audience.MEMBERS),
    NEW_ORDER(Audience.STAFF),
    CANCELLED_BY_CUSTOMER(Audience.STAFF),
    RETURN_REQUESTED(Audience.STAFF),
    ORDER_PLACED(Audience.CUSTOMER),
    PARCEL_SHIPPED(Audience.CUSTOMER),
    ORDER_CANCELLED(Audience.CUSTOMER),
    RETURN_APPROVED(Audience.CUSTOMER),
    RETURN_DECLINED(Audience.CUSTOMER),
    RETURN_RECEIVED(Audience.CUSTOMER);

    /** Who reads it. */
    enum Audience {
        /** Everybody of the brand. */
        MEMBERS,
        /** Those of the brand who can act on it. */
        STAFF,
        /** The customer whose order it is. */
        CUSTOMER
    }

    private final Audience audience;

    MailKind(Audience audience) {
        this.audience = audience;
    }

    Audience audience() {
        return audience;
    }

    /** As stored, and as the Message-ID begins. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of all kinds that this version can send. */
    static List<String> codes() {
        return Arrays.stream(values()).map(MailKind::code).toList();
    }

    static MailKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
