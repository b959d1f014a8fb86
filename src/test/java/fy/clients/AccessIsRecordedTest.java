package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The method that holds a statement which changes who may do what also records an access event. Read from the compiled
 * classes, where constants stand where they are used; the sources are read beside them, so that no statement is overlooked.
 */
class AccessIsRecordedTest {

    /** Of {@code clients}, the role alone says who may do what. */
    private static final Pattern CHANGES = Pattern.compile(
            "\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?"
                    + "(?:(?:brand_members|brand_invitations|api_keys|brands)\\b"
                    + "|clients\\b(?=[^;]*?\\brole\\b\\s*(?:=|,|\\))))",
            Pattern.CASE_INSENSITIVE);

    /** Says when a key was used, and nothing of what it may do. */
    private static final String LAST_USED = "update api_keys set last_used_at = now() where key_id = ?";

    private static final String EVENTS = "fy/clients/AccessEvents";

    @Test
    void every_statement_that_changes_who_may_do_what_is_in_a_method_that_records_it() throws IOException {
        var silent = new ArrayList<String>();
        int statements = 0;
        for (var file : files(Path.of("target/classes/fy"), ".class")) {
            var methods = methods(ClassFile.of().parse(file));
            statements +=
                    methods.values().stream().mapToInt(it -> it.changes.size()).sum();
            methods.forEach((name, method) -> {
                if (!method.changes.isEmpty() && !method.records) {
                    silent.add(file.getFileName() + "#" + name + ": " + method.changes);
                }
            });
        }
        assertThat(silent).isEmpty();
        assertThat(statements).isEqualTo(statementsInSources()).isPositive();
    }

    @Test
    void no_entity_stands_for_these_tables() throws IOException {
        var table = Pattern.compile(
                "@Table\\(\\s*name\\s*=\\s*\"(?:clients|brands|brand_members|brand_invitations|api_keys|access_events)\"");
        assertThat(files(Path.of("src/main/java"), ".java"))
                .noneMatch(file -> table.matcher(read(file)).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update brand_members set role = ? where fy_id = ?",
                "delete from brand_members where brand_id = ?",
                "insert into brand_members (brand_id, fy_id, role) values (?, ?, ?)",
                "update brand_invitations i set accepted_by = ?",
                "update api_keys set revoked_at = now()",
                "INSERT INTO\n    api_keys (key_id)",
                "update brands set status = ?",
                "update clients set role = ? where fy_id = ?",
                "insert into clients (fy_id, role) values (?, ?)",
                "with x as (update brands set name = ? returning 1) select 1 from x"
            })
    void a_statement_that_changes_who_may_do_what_is_known(String sql) {
        assertThat(changes(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select role from brand_members where brand_id = ? for update",
                "update clients set display_name = ?, email = ? where fy_id = ?",
                "insert into clients (fy_id, provider, subject) values (?, ?, ?)",
                "update brand_members_of_old set x = 1",
                LAST_USED
            })
    void any_other_statement_is_left_alone(String sql) {
        assertThat(changes(sql)).isFalse();
    }

    private static final class Method {
        final List<String> changes = new ArrayList<>();
        boolean records;
    }

    /** A lambda is part of the method it stands in. */
    private static Map<String, Method> methods(ClassModel type) {
        var methods = new TreeMap<String, Method>();
        for (var method : type.methods()) {
            var name = method.methodName().stringValue().replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
            look(method, methods.computeIfAbsent(name, _ -> new Method()));
        }
        return methods;
    }

    private static void look(MethodModel model, Method method) {
        model.code()
                .ifPresent(code -> code.forEach(element -> {
                    if (element instanceof ConstantInstruction constant
                            && constant.constantValue() instanceof String text
                            && changes(text)) {
                        method.changes.add(text.strip());
                    }
                    method.records |= element instanceof InvokeInstruction call
                            && call.owner().asInternalName().equals(EVENTS)
                            && call.name().equalsString("record");
                    method.records |=
                            element instanceof java.lang.classfile.instruction.InvokeDynamicInstruction reference
                                    && reference.bootstrapArgs().stream()
                                            .anyMatch(it -> String.valueOf(it).contains("AccessEvents::record"));
                }));
    }

    private static boolean changes(String sql) {
        return CHANGES.matcher(sql).find() && !sql.strip().equals(LAST_USED);
    }

    private static int statementsInSources() throws IOException {
        int found = 0;
        for (var file : files(Path.of("src/main/java"), ".java")) {
            found += (int)
                    CHANGES.matcher(read(file).replace(LAST_USED, "")).results().count();
        }
        return found;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(it -> it.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
