package fy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are taken at their word, and what is wrong is told at its field. */
class StrictJsonTest {

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    record Line(@JsonProperty("SKU") Sku sku, int quantity) {}

    record Body(
            List<Line> lines,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Boolean sure) {}

    @BeforeEach
    void strict() {
        new StrictJson().customize(mapper);
    }

    @Test
    void aGoodBodyIsRead() throws JsonProcessingException {
        var body = mapper.readValue("{\"lines\":[{\"SKU\":\"ab_20x20_white\",\"quantity\":2}]}", Body.class);

        assertThat(body.lines()).containsExactly(new Line(new Sku("ab_20x20_white"), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e3",
                "\"1\"",
                "\"\"",
                "null",
                "true",
                "[1]",
                "{}",
                "9007199254740993",
                "2147483648",
                "1e400"
            })
    void aQuantityIsAWholeNumberAndNothingElse(String value) {
        var problem = problem("{\"lines\":[{\"SKU\":\"a\",\"quantity\":" + value + "}]}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .containsExactly(
                        new FieldError("lines[0].quantity", "must be a whole number in range, without quotes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"qty", "brandId", "price", "@class", "@type", "isAdmin"})
    void anUnknownFieldIsNamed(String field) {
        var problem = problem("{\"lines\":[],\"" + field + "\":1}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).containsExactly(new FieldError(field, "is not a field of this request"));
    }

    @Test
    void aValueOfOursSpeaksForItself() {
        var problem = problem("{\"lines\":[{\"SKU\":\"a b\",\"quantity\":1}]}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors().getFirst().field()).isEqualTo("lines[0].SKU");
        assertThat(problem.errors().getFirst().message()).startsWith("a SKU is 1 to 40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":1}",
                "{\"reason\":true}",
                "{\"at\":\"yesterday\"}",
                "{\"sure\":\"yes\"}",
                "{\"sure\":1}",
                "{\"lines\":{}}"
            })
    void anotherKindOfValueIsRefused(String body) {
        assertThat(problem(body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "nothing",
                "{\"reason\":\"a\",\"reason\":\"b\"}",
                "{\"lines\":[]} {}",
                "{'reason':'a'}",
                "{\"lines\":[{\"quantity\":NaN}]}"
            })
    void whatIsNotThisBodyIsMalformed(String body) {
        assertThat(problem(body).status()).isEqualTo(400);
    }

    @Test
    void depthAndLengthHaveALimit() {
        assertThat(problem("[".repeat(10_000)).status()).isEqualTo(400);
        assertThat(problem("{\"reason\":\"" + "a".repeat(1_000_001) + "\"}").status())
                .isEqualTo(400);
        assertThat(problem("{\"" + "a".repeat(257) + "\":1}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"lines\":7}",
                "{\"lines\":[{\"SKU\":1}]}",
                "{\"at\":\"x\"}",
                "{\"nope\":1}",
                "{\"lines\":[{\"SKU\":\"é\"}]}"
            })
    void noProblemShowsJava(String body) {
        assertThat(problem(body).toString()).doesNotContain("java", "fy.", "jackson", "Exception", "StrictJsonTest");
    }

    private Problem problem(String body) {
        var failure = catchThrowableOfType(JsonProcessingException.class, () -> mapper.readValue(body, Body.class));
        assertThat(failure).as(body).isNotNull();
        return JsonProblems.of(failure);
    }
}
