package fy.orders;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an act on an order or a return. The same act gets the same outcome for ever. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused")
})
@RegisterForReflection(registerFullHierarchy = true)
public sealed interface Outcome {

    /**
     * It is as was asked.
     *
     * @param changed false where it was so already
     * @param id the new parcel or return, where the act makes one
     * @param units how many it was about, where the act found that out itself
     */
    record Done(
            boolean changed, @Nullable Long id, @Nullable Integer units) implements Outcome {
        public Done(boolean changed, @Nullable Long id) {
            this(changed, id, null);
        }
    }

    /** Nothing changed. */
    record Refused(Why why, List<LineShortfall> lines) implements Outcome {}

    /**
     * What speaks against one line.
     *
     * @param lineId order line or return line
     * @param wanted units asked for
     * @param had units there were
     */
    record LineShortfall(long lineId, String sku, long wanted, long had) {}

    /** Why an act was refused. */
    enum Why {
        MORE_THAN_OPEN("more than is still open"),
        NOTHING_OPEN("nothing is open any more"),
        MORE_THAN_RETURNABLE("more than was shipped and not asked back yet"),
        NOTHING_RETURNABLE("nothing is left to return"),
        ALREADY_DECIDED("this return was decided already"),
        NOT_APPROVED("this return is not approved"),
        MORE_THAN_EXPECTED("more than is still expected"),
        MORE_THAN_HELD("more than is on hold"),
        MORE_THAN_FIT("more than is fit and not on sale yet"),
        ABOVE_MAXIMUM("more than stock can hold");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
