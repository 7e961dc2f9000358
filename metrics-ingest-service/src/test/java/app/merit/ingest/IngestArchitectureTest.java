package app.merit.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.SourceAdapter;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IngestArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.merit");

    @Test
    void theRolesMeetOnlyInKafka() {
        noClasses()
                .that()
                .resideInAPackage("app.merit.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.merit.metrics..")
                .because("a large installation runs the roles apart")
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage("app.merit.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.merit.ingest..")
                .because("a large installation runs the roles apart")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void theDomainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("app.merit.ingest.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "app.merit.ingest.domain..")
                .because("rules must be testable without a container and outlive the framework")
                .check(SERVICE);
    }

    @Test
    void adaptersDoNoInputOrOutputAndAskNoClock() {
        classes()
                .that()
                .resideInAnyPackage("app.merit.ingest.crm..", "app.merit.ingest.format..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "java.time..",
                        "java.security..",
                        "java.nio.charset..",
                        "java.io..",
                        "javax.crypto..",
                        "javax.xml..",
                        "org.jose4j..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "app.merit.ingest.domain..",
                        "app.merit.ingest.format..",
                        "app.merit.ingest.crm..")
                .because("an adapter only proves, decodes and maps")
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAnyPackage("app.merit.ingest.crm..", "app.merit.ingest.format..", "app.merit.ingest.domain..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .because("time is handed in")
                .check(SERVICE);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        slices().matching("app.merit.ingest.crm.(*)..")
                .should()
                .notDependOnEachOther()
                .check(SERVICE);
    }

    @Test
    void everyAdapterIsRegistered() {
        var written = SERVICE.stream()
                .filter(type -> type.isAssignableTo(SourceAdapter.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> type.getName());
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SourceType.values())
                        .map(type -> type.adapter().getClass().getName())
                        .toList());
    }
}
