package fy.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

class PostersTest {

    @ParameterizedTest
    @EnumSource
    void everyPosterIsSmallWellFormedAndSelfContained(Posters.Hand hand) throws Exception {
        for (String sku : skus().toList()) {
            String svg = Posters.svg(hand, sku);
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
            assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 800 1000");
            assertThat(svg.getBytes(StandardCharsets.UTF_8).length).as(sku).isLessThan(20 * 1024);
            assertThat(svg).doesNotContain("script", "href", "url(", "style=", "NaN", "Infinity");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSkuIsAlwaysTheSamePosterAndWorksDiffer(Posters.Hand hand) {
        assertThat(Posters.svg(hand, "ab_20x20_white")).isEqualTo(Posters.svg(hand, "ab_20x20_white"));
        assertThat(skus().map(sku -> Posters.svg(hand, sku)).distinct()).hasSize(60);
    }

    @Test
    void theColourInTheCodeIsThePaper() {
        String white = Posters.svg(Posters.Hand.PRINTS, "ab_20x20_white");
        String blue = Posters.svg(Posters.Hand.PRINTS, "ab_20x20_blue");
        assertThat(white).contains("width='800' height='1000' fill='#f8f5ee'");
        assertThat(blue).contains("width='800' height='1000' fill='#1d3557'");
        assertThat(white.replaceAll("#[0-9a-f]{6}", "")).isEqualTo(blue.replaceAll("#[0-9a-f]{6}", ""));
    }

    private static Stream<String> skus() {
        return IntStream.range(0, 60).mapToObj(i -> "work%d_%s".formatted(i, i % 2 == 0 ? "30x40_sand" : "a3"));
    }
}
