package fy.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves browser journeys out, loudly, where there is no Chromium; {@code FY_BROWSER=required} (environment or system
 * property) makes that a failure.
 */
public class NeedsChromium implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var found = Chromium.find();
        if (found.isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium: " + found.get());
        }
        var missing = "NO CHROMIUM FOUND: the browser journey " + context.getDisplayName() + " is LEFT OUT";
        if ("required".equals(System.getProperty("FY_BROWSER", System.getenv("FY_BROWSER")))) {
            throw new IllegalStateException(missing + ", but FY_BROWSER=required. Install the package chromium.");
        }
        System.err.println("\n*** " + missing + ". Install the package chromium. ***\n");
        return ConditionEvaluationResult.disabled(missing);
    }
}
