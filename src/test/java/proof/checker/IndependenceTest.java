package proof.checker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A judge who asked the accused would prove nothing. */
class IndependenceTest {

    @Test
    void the_checker_shares_no_code_with_the_app() {
        noClasses()
                .that()
                .resideInAPackage("proof..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fy..")
                .check(new ClassFileImporter().importPackages("proof"));
    }
}
