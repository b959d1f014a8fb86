package fy.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Every setting that Fy itself reads, with what its author says of it, as the sources' {@code @ConfigMapping}s have them. */
final class Reference {

    private static final Pattern MAP_OF = Pattern.compile("Map<String, (\\w+)>");
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link) #?([^}]*)}");

    private final DocTrees documents;
    private final CompilationUnitTree file;
    private final List<Setting> settings = new ArrayList<>();

    private Reference(DocTrees documents, CompilationUnitTree file) {
        this.documents = documents;
        this.file = file;
    }

    /**
     * The settings below one prefix.
     *
     * @param about what the interface says of all of them
     */
    record Group(String prefix, String about, List<Setting> settings) {}

    /**
     * One setting.
     *
     * @param name the property; {@code <name>} stands for a name of one's own
     * @param standard its value where nothing is set; empty where there is none
     */
    record Setting(String name, String type, String standard, String about) {

        /** The environment variable that says the same. */
        String variable() {
            return name.replace("<name>", "~")
                    .replaceAll("[^A-Za-z0-9~]", "_")
                    .toUpperCase(Locale.ROOT)
                    .replace("~", "<NAME>");
        }
    }

    /** By prefix. */
    static List<Group> of(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, UTF_8);
                var all = Files.walk(sources)) {
            var mappings = all.filter(Reference::isMapping).toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(mappings));
            var documents = DocTrees.instance(task);
            var groups = new ArrayList<Group>();
            for (var file : task.parse()) {
                groups.add(new Reference(documents, file).group());
            }
            groups.sort(Comparator.comparing(Group::prefix));
            return groups;
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains("\n@ConfigMapping(");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Group group() {
        var mapping = classes(file.getTypeDecls()).findFirst().orElseThrow();
        var prefix = argument(mapping.getModifiers(), "ConfigMapping").orElseThrow();
        members(mapping, prefix);
        return new Group(prefix, said(mapping), List.copyOf(settings));
    }

    private void members(ClassTree mapping, String prefix) {
        for (var member : mapping.getMembers()) {
            if (member instanceof MethodTree method) {
                var type = method.getReturnType().toString();
                var name = has(method.getModifiers(), "WithParentName")
                        ? prefix
                        : prefix + "." + dashed(method.getName().toString());
                var each = MAP_OF.matcher(type);
                if (each.matches()) {
                    members(nested(each.group(1)), name + ".<name>");
                } else {
                    var standard =
                            argument(method.getModifiers(), "WithDefault").orElse("");
                    settings.add(new Setting(name, inWords(type), standard, said(method)));
                }
            }
        }
    }

    private ClassTree nested(String name) {
        return classes(file.getTypeDecls())
                .flatMap(outer -> classes(outer.getMembers()))
                .filter(it -> it.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
    }

    private String inWords(String type) {
        return switch (type.replaceAll("Optional<(.*)>", "$1")) {
            case "String" -> "text";
            case "int", "OptionalInt", "double" -> "number";
            case "boolean", "Boolean" -> "`true` or `false`";
            case "Duration" -> "duration";
            case "List<String>" -> "texts, with commas between them";
            case "Set<Role>" -> "roles, with commas between them";
            default -> throw new IllegalArgumentException("no words for " + type);
        };
    }

    /** What the documentation comment says, as Markdown on one line; empty where there is none. */
    private String said(Tree tree) {
        var comment = documents.getDocComment(TreePath.getPath(file, tree));
        return comment == null
                ? ""
                : INLINE.matcher(comment)
                        .replaceAll(it -> "`" + dashed(it.group(1).replace("()", "")) + "`")
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private static Stream<ClassTree> classes(List<? extends Tree> trees) {
        return trees.stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
    }

    private static boolean has(ModifiersTree modifiers, String annotation) {
        return annotated(modifiers, annotation).findAny().isPresent();
    }

    private static Optional<String> argument(ModifiersTree modifiers, String annotation) {
        return annotated(modifiers, annotation)
                .flatMap(it -> it.getArguments().stream())
                .map(it -> it instanceof AssignmentTree named ? named.getExpression() : it)
                .map(it -> ((LiteralTree) it).getValue().toString())
                .collect(Collectors.reducing((one, other) -> one));
    }

    private static Stream<? extends AnnotationTree> annotated(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .filter(it -> it.getAnnotationType().toString().equals(annotation));
    }

    private static String dashed(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
