package proof.checker;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the checker says.
 *
 * @param tested how many facts each invariant was tested on, by its name
 */
public record Verdict(Map<String, Long> tested, List<Violation> violations) {

    public boolean silent() {
        return violations.isEmpty();
    }

    /** The first few, one a line. */
    @Override
    public String toString() {
        return violations.stream().limit(20).map(Violation::toString).collect(Collectors.joining("\n")) + "\n"
                + violations.size() + " violations; tested on " + tested;
    }
}
