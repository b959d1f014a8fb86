package fy.shared;

import fy.shared.InvalidInput.Fault;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with an input, so that everything can be said at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    public Faults add(String field, String message) {
        found.add(new Fault(field, message));
        return this;
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    /**
     * Ends here when something was found.
     *
     * @throws InvalidInput when anything was found
     */
    public void raise() {
        if (any()) {
            throw new InvalidInput(found);
        }
    }
}
