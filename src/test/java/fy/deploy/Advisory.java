package fy.deploy;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * A known flaw of a library: one row of {@code deploy/ci/advisories.csv}.
 *
 * @param id such as {@code CVE-2026-33870}
 * @param component {@code group:artifact}
 * @param affected versions, as Maven writes ranges
 * @param fixed the first version of our line without it
 * @param what it is, in one line
 */
record Advisory(String id, String component, String affected, String fixed, String what) {

    static final Path FILE = Path.of("deploy/ci/advisories.csv");

    static List<Advisory> all() throws IOException {
        var csv = CsvMapper.builder()
                .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                .build();
        try (var rows = csv.readerFor(Advisory.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Advisory>readValues(FILE.toFile())) {
            return rows.readAll();
        }
    }

    /** What is known of these libraries, one line for each flaw of each. */
    static List<String> of(List<Library> libraries) throws IOException {
        var known = all();
        return libraries.stream()
                .flatMap(library -> known.stream()
                        .filter(advisory -> advisory.concerns(library))
                        .map(advisory -> library + " has " + advisory.id + ", fixed in " + advisory.fixed + ": "
                                + advisory.what))
                .toList();
    }

    boolean concerns(Library library) {
        return component.equals(library.component())
                && range().containsVersion(new DefaultArtifactVersion(library.version()));
    }

    VersionRange range() {
        try {
            return VersionRange.createFromVersionSpec(affected);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalStateException(id, e);
        }
    }

    /**
     * A library in one version.
     *
     * @param component {@code group:artifact}
     */
    record Library(String component, String version) {

        /** Of a line such as {@code io.netty:netty-codec-http::jar:4.1.139.Final}. */
        static Library of(String line) {
            var parts = line.split(":");
            return new Library(parts[0] + ":" + parts[1], parts[parts.length - 1]);
        }

        /** What the build wrote down of the package's libraries. */
        static List<Library> shipped() throws IOException {
            try (Stream<String> lines =
                    java.nio.file.Files.lines(Path.of("target/quarkus-app/quarkus-app-dependencies.txt"))) {
                return lines.map(Library::of).toList();
            }
        }

        @Override
        public String toString() {
            return component + " " + version;
        }
    }
}
