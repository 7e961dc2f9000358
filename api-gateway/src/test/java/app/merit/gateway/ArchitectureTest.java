package app.merit.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.merit.gateway");

    @Test
    void domainIsPureJava() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "app.merit.gateway.*.domain..")
                .because("rules must be testable without a container and outlive the framework")
                .check(gateway);
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching("app.merit.gateway.(*)..").should().beFreeOfCycles().check(gateway);
    }
}
