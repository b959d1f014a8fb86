package fy.orders;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a brand cancels open units. What is not there cannot go back to stock: it asks for a count instead. */
public enum CancelReason {
    CHANGED_MIND("customer changed their mind", true),
    UNPAID("unpaid", true),
    NOT_THERE("not actually there", false),
    DAMAGED("damaged", false);

    private final String words;
    private final boolean putsBack;

    CancelReason(String words, boolean putsBack) {
        this.words = words;
        this.putsBack = putsBack;
    }

    public String words() {
        return words;
    }

    /** For programs and forms: {@code changed_mind}, {@code unpaid}, {@code not_there}, {@code damaged}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the units go back to stock. */
    public boolean putsBack() {
        return putsBack;
    }

    public static Optional<CancelReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
