package proof.checker;

import java.util.List;
import proof.checker.Operation.Answer;

/** I10: what is neither 2xx nor 3xx is a clear 4xx, or a 503 (or 429) that says when to try again. */
final class AnswersAreClear implements Invariant {

    private static final List<String> INSIDES = List.of("\tat ", "Exception", "org.postgresql", "java.lang");

    @Override
    public String name() {
        return "I10";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        for (var operation : facts.history()) {
            var answer = operation.answer();
            if (answer.status() != 0) {
                findings.holds(
                        isClear(answer),
                        operation.kind() + " " + operation.key(),
                        () -> "was answered " + answer.status() + " " + answer.contentType() + " " + answer.body());
            }
        }
    }

    private static boolean isClear(Answer answer) {
        int status = answer.status();
        if (INSIDES.stream().anyMatch(answer.body()::contains)) {
            return false;
        }
        if (status == 503 || status == 429) {
            return !answer.retryAfter().isEmpty();
        }
        return status < 400 || (status < 500 && (isProblem(answer) || isPage(answer)));
    }

    private static boolean isProblem(Answer answer) {
        return answer.contentType().startsWith("application/problem+json");
    }

    /** A browser is told on a whole page. */
    private static boolean isPage(Answer answer) {
        return answer.contentType().startsWith("text/html")
                && answer.body().stripTrailing().endsWith("</html>");
    }
}
