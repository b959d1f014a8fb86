package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7,                            198.51.100.7",
        "::ffff:198.51.100.7,                     198.51.100.7",
        "0:0:0:0:0:ffff:c633:6407,                198.51.100.7",
        "2001:db8:1:2:3:4:5:6,                    2001:db8:1:2:0:0:0:0",
        "2001:DB8:1:2::,                          2001:db8:1:2:0:0:0:0",
        "[2001:db8:1:2::ffff],                    2001:db8:1:2:0:0:0:0",
        "2001:db8:1:3::1,                         2001:db8:1:3:0:0:0:0",
        "fe80::1%eth0,                            fe80:0:0:0:0:0:0:0",
        "::1,                                     0:0:0:0:0:0:0:0"
    })
    void an_ipv4_address_counts_as_itself_and_an_ipv6_address_as_its_network(String address, String counted) {
        assertThat(ClientAddress.of(address)).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "_hidden", "a-name-of-somebody", "198.51.100", "198.51.100.7, 10.0.0.1", ":"})
    void whatever_is_no_address_counts_as_one_and_the_same(String text) {
        assertThat(ClientAddress.of(text)).isEqualTo("unknown");
    }
}
