package app.merit.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.merit");

    @Test
    void theDomainIsPureJava() {
        classes()
                .that()
                .resideInAPackage("app.merit.metrics.*.domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "app.merit.metrics.*.domain")
                .because("rules must be testable without a container and outlive the framework")
                .check(CLASSES);
    }

    @Test
    void theRolesDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("app.merit.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.merit.ingest..")
                .because("they are joined only by Kafka")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("app.merit.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.merit.metrics..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCircles() {
        SlicesRuleDefinition.slices()
                .matching("app.merit.metrics.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        noClasses()
                .that()
                .resideInAnyPackage("app.merit.metrics.rest..", "app.merit.metrics.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.sql..", "io.agroal..", "org.postgresql..")
                .check(CLASSES);
    }
}
