package fy.deploy;

import fy.deploy.Advisory.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Versions as pom.xml has them. */
final class Pom {

    private static final String QUARKUS = "quarkus-bom";

    private Pom() {}

    /** The value of a property. */
    static String property(String name) throws Exception {
        return text(child(read().getDocumentElement(), "properties"), name);
    }

    /** What is managed before Quarkus' own versions, and so in place of them; bills of materials among it. */
    static List<Library> overrides() throws Exception {
        var management = child(child(read().getDocumentElement(), "dependencyManagement"), "dependencies");
        var overrides = new ArrayList<Library>();
        for (var dependency : children(management)) {
            var artifact = text(dependency, "artifactId");
            if (artifact.equals(QUARKUS)) {
                return overrides;
            }
            var version = text(dependency, "version");
            overrides.add(new Library(
                    text(dependency, "groupId") + ":" + artifact,
                    property(version.substring("${".length(), version.length() - "}".length()))));
        }
        throw new IllegalStateException("there is no " + QUARKUS);
    }

    private static Document read() throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name));
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
