package app.merit.kpidefinition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.merit.kpidefinition");

    @Test
    void theDomainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "app.merit.kpidefinition.*.domain..")
                .because("rules must be testable without a container and outlive the framework")
                .check(SERVICE);
    }

    @Test
    void entitiesStayInsideStore() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Embeddable.class)
                .should()
                .resideInAPackage("..store..")
                .andShould()
                .bePackagePrivate()
                .because("a table is nobody else's business")
                .check(SERVICE);
    }

    @Test
    void onlyStoresAndTheOutboxKnowTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..store..", "..outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..", "javax.sql..", "io.quarkus.hibernate.orm..")
                .check(SERVICE);
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching("app.merit.kpidefinition.(*)..").should().beFreeOfCycles().check(SERVICE);
    }
}
