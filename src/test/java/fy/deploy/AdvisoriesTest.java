package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import fy.deploy.Advisory.Library;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of known flaws, and that it knows the versions it was written for. */
class AdvisoriesTest {

    @ParameterizedTest
    @CsvSource({
        "io.netty:netty-codec-http, 4.1.130.Final, CVE-2026-33870",
        "io.netty:netty-codec-http, 4.1.130.Final, CVE-2026-42581",
        "io.netty:netty-codec-http, 4.1.130.Final, CVE-2026-50020",
        "io.netty:netty-codec-http, 4.1.130.Final, CVE-2026-89044",
        "io.netty:netty-codec-http, 4.1.137.Final, CVE-2026-89044",
        "io.netty:netty-codec-http, 4.2.17.Final, CVE-2026-89044",
        "io.netty:netty-codec-http2, 4.1.130.Final, CVE-2026-33871",
        "org.apache.kafka:kafka-clients, 4.1.1, CVE-2026-35554",
        "com.fasterxml.jackson.core:jackson-databind, 2.21.1, CVE-2026-54513",
        "io.vertx:vertx-core, 4.5.26, CVE-2026-6860",
        "org.postgresql:postgresql, 42.7.10, CVE-2026-42198",
        "com.github.luben:zstd-jni, 1.5.7-6, CVE-2026-87795",
        "at.yawk.lz4:lz4-java, 1.10.2, CVE-2026-59949"
    })
    void an_old_version_is_named_with_its_flaw(String component, String version, String id) throws Exception {
        assertThat(Advisory.of(List.of(new Library(component, version))))
                .anyMatch(line -> line.startsWith(component + " " + version + " has " + id + ", fixed in "));
    }

    @Test
    void another_library_or_a_later_version_is_not_named() throws Exception {
        assertThat(Advisory.of(List.of(
                        new Library("io.netty:netty-codec-http", "4.1.139.Final"),
                        new Library("io.netty:netty-codec-http", "4.2.18.Final"),
                        new Library("org.apache.kafka:kafka-clients", "4.1.2"),
                        new Library("org.apache.kafka:kafka-streams", "4.1.1"))))
                .isEmpty();
    }

    @Test
    void every_row_has_an_identifier_a_range_and_a_version_outside_of_it() throws Exception {
        assertThat(Advisory.all())
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates()
                .allSatisfy(row -> {
                    assertThat(row.id()).matches("CVE-\\d{4}-\\d{4,}|GHSA(-[23456789cfghjmpqrvwx]{4}){3}");
                    assertThat(row.component()).matches("[a-z][a-z0-9.-]+:[a-z][a-z0-9._-]+");
                    assertThat(row.range().hasRestrictions()).as(row.affected()).isTrue();
                    assertThat(row.concerns(new Library(row.component(), row.fixed())))
                            .as(row.toString())
                            .isFalse();
                    assertThat(row.what()).isNotBlank();
                });
    }
}
