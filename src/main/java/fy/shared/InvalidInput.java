package fy.shared;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Well-formed but not acceptable: every fault at its field. Nothing happened. Answered as 422. */
public class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * One thing that is wrong.
     *
     * @param field name of the field as the caller sent it; empty for the whole input
     * @param message what is wrong and what would be right, in words for people
     */
    @RegisterForReflection
    public record Fault(String field, String message) {}

    public InvalidInput(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public InvalidInput(String field, String message) {
        this(List.of(new Fault(field, message)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
