package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/orders?after=12",
                "/?q=caf%C3%A9+au",
                "/art/ab_20x20_white",
                "/portal/stock?filter=low&q=%25"
            })
    void ownPagesAreGoneBackTo(String asked) {
        assertThat(LoginPaths.own(asked)).isEqualTo(asked);
        assertThat(URI.create(asked).getHost()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "/?q=%",
                "/?q=%zz",
                "/orders?after=%4",
                "/login",
                "/api/orders",
                ""
            })
    void whatIsNoPlainPathOfOursLeadsToTheFrontPage(String asked) {
        assertThat(LoginPaths.own(asked)).isEqualTo("/");
    }
}
