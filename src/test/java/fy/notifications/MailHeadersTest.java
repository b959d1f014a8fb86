package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import fy.shared.BrandId;
import fy.shared.FyId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeadersTest {

    private static final UUID EVENT = UUID.randomUUID();
    private static final FyId AMELIE = new FyId(UUID.randomUUID());
    private static final BrandId ATELIER = new BrandId(UUID.randomUUID());

    @Test
    void aNameCannotStartAnotherHeader() {
        assertThat(MailHeaders.oneLine("x\r\nBcc: victim@example.com")).isEqualTo("x Bcc: victim@example.com");
        assertThat(MailHeaders.oneLine("a\u2028b\u202Ec\u0000d")).isEqualTo("a b c d");
        assertThat(MailHeaders.oneLine("é".repeat(400))).hasSize(180);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c\r\nBcc: victim@x.example",
                "a@b.c, victim@x.example",
                "Amélie <a@b.example>",
                "\"a b\"@b.example",
                "a@b@c",
                "a b@c.example",
                "@b.example",
                "a@",
                "",
            })
    void onlyOneBareAddressIsAnAddress(String address) {
        assertThat(MailHeaders.isAddress(address)).isFalse();
    }

    @Test
    void ordinaryAddressesAre() {
        assertThat(MailHeaders.isAddress("amelie+stock@atelier.example")).isTrue();
        assertThat(MailHeaders.isAddress(null)).isFalse();
    }

    @Test
    void theMessageIdIsTheSameForTheSameMailAndForNoOther() {
        String id = MailHeaders.messageId(MailKind.STOCK_OUT, EVENT, AMELIE, ATELIER, "https://fy.example");
        assertThat(id).matches("<stock-out\\.[0-9a-f-]{36}@fy\\.example>");
        assertThat(MailHeaders.messageId(MailKind.STOCK_OUT, EVENT, AMELIE, ATELIER, "https://fy.example"))
                .isEqualTo(id);
        assertThat(MailHeaders.messageId(MailKind.LOW_STOCK, EVENT, AMELIE, ATELIER, "https://fy.example"))
                .isNotEqualTo(id);
        assertThat(MailHeaders.messageId(MailKind.STOCK_OUT, EVENT, AMELIE, null, "https://fy.example"))
                .isNotEqualTo(id);
        assertThat(MailHeaders.messageId(
                        MailKind.STOCK_OUT, EVENT, new FyId(UUID.randomUUID()), ATELIER, "https://fy.example"))
                .isNotEqualTo(id);
    }
}
