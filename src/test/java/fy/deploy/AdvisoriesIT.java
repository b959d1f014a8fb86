package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import fy.deploy.Advisory.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The libraries in the package, against the list of known flaws and the versions that pom.xml asks for. */
class AdvisoriesIT {

    @Test
    void nothing_with_a_known_flaw_is_shipped() throws Exception {
        assertThat(Advisory.of(Library.shipped())).isEmpty();
    }

    @Test
    void every_row_is_about_something_that_is_shipped() throws Exception {
        assertThat(Library.shipped().stream().map(Library::component).toList())
                .containsAll(Advisory.all().stream().map(Advisory::component).toList());
    }

    /** An import that comes first may take them back, and what nothing asks for is no override. */
    @Test
    void every_version_that_is_ahead_of_quarkus_is_in_effect() throws Exception {
        var shipped = Library.shipped();
        var overrides = Pom.overrides();
        assertThat(overrides).hasSizeGreaterThan(10);
        assertThat(overrides.stream()
                        .filter(it -> !it.component().endsWith("-bom"))
                        .toList())
                .allSatisfy(override -> assertThat(shipped).contains(override));
        assertThat(versionsOf("io.netty:netty-(?!tcnative).*", shipped))
                .containsOnly(Pom.property("netty.version"))
                .isNotEmpty();
        assertThat(versionsOf("com\\.fasterxml\\.jackson\\.(?!core:jackson-annotations).*", shipped))
                .containsOnly(Pom.property("jackson.version"))
                .isNotEmpty();
    }

    private static List<String> versionsOf(String components, List<Library> shipped) {
        return shipped.stream()
                .filter(library -> library.component().matches(components))
                .map(Library::version)
                .toList();
    }
}
