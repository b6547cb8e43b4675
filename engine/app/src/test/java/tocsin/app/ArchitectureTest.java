package tocsin.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of engine/README.md, as rules; none is frozen, none has an exception. */
@AnalyzeClasses(packages = "tocsin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule floors_importOnlyFloorsBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("tocsin..")
          .layer("domain")
          .definedBy("tocsin.domain..")
          .layer("core")
          .definedBy("tocsin.core..")
          .layer("job")
          .definedBy("tocsin.job..")
          .layer("adapters")
          .definedBy("tocsin.adapters..")
          .layer("desk")
          .definedBy("tocsin.desk..")
          .layer("models")
          .definedBy("tocsin.models..")
          .layer("app")
          .definedBy("tocsin.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("models")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("desk")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("adapters")
          .mayOnlyBeAccessedByLayers("desk", "models", "app")
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("adapters", "app")
          .whereLayer("core")
          .mayOnlyBeAccessedByLayers("job", "adapters", "desk", "models", "app")
          .whereLayer("domain")
          .mayOnlyBeAccessedByLayers("core", "job", "adapters", "desk", "models", "app");

  @ArchTest
  static final ArchRule stages_neverSeeEachOther =
      slices()
          .matching("tocsin.core.(detect|discover|score|tier|route|casework|evaluate)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule ruleLanguage_knowsNoStage =
      classes()
          .that()
          .resideInAPackage("tocsin.core.rules..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "tocsin.core.rules..", "com.google.common..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule lookAlikes_knowNoStage =
      classes()
          .that()
          .resideInAPackage("tocsin.core.lookalike..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "tocsin.core.lookalike..",
              "tocsin.core.kernel..",
              "tocsin.domain.pack..",
              "com.google.common..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule stages_neverSeeWhatPutsThemTogether =
      noClasses()
          .that()
          .resideInAnyPackage(
              "tocsin.core.detect..",
              "tocsin.core.discover..",
              "tocsin.core.score..",
              "tocsin.core.tier..",
              "tocsin.core.route..",
              "tocsin.core.casework..",
              "tocsin.core.evaluate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tocsin.core.model..", "tocsin.core.reference..");

  @ArchTest
  static final ArchRule kernels_knowNoFraud =
      classes()
          .that()
          .resideInAPackage("tocsin.core.kernel..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("tocsin.core.kernel..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule adapters_neverUseEachOther_exceptJson =
      slices()
          .matching("tocsin.adapters.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                  "tocsin.adapters.json.."));

  @ArchTest
  static final ArchRule lowerFloors_haveNoClockNoRandomnessNoThreadsNoIo =
      noClasses()
          .that()
          .resideInAnyPackage("tocsin.domain..", "tocsin.core..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "org.apache.flink..",
              "com.fasterxml..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule domain_usesTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("tocsin.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("tocsin.domain..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule job_hasNoConnectorJsonOrHttp =
      noClasses()
          .that()
          .resideInAPackage("tocsin.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fasterxml..", "java.net.http..", "java.sql..", "org.apache.flink.connector..");

  @ArchTest
  static final ArchRule names_andPhones_stayOutOfTheStream =
      noClasses()
          .that()
          .resideInAnyPackage("tocsin.core..", "tocsin.job..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("Contact");

  @ArchTest
  static final ArchRule desk_knowsNoStreamAndOfTheAdaptersOnlyJsonAndRoster =
      noClasses()
          .that()
          .resideInAPackage("tocsin.desk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "tocsin.job..",
              "tocsin.adapters.file..",
              "tocsin.adapters.feeds..",
              "tocsin.adapters.results..",
              "tocsin.adapters.models..");

  @ArchTest
  static final ArchRule desk_takesTimeFromItsClockOnly =
      noClasses()
          .that()
          .resideInAPackage("tocsin.desk..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule web_isSpokenInFewPlaces =
      noClasses()
          .that()
          .resideInAnyPackage(
              "tocsin.desk.store..",
              "tocsin.desk.casework..",
              "tocsin.desk.vault..",
              "tocsin.desk.audit..",
              "tocsin.desk.notify..",
              "tocsin.desk.export..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule people_areKnownWhereTheyAreShown =
      noClasses()
          .that()
          .resideInAPackage("tocsin..")
          .and()
          .resideOutsideOfPackages(
              "tocsin.desk.vault..", "tocsin.desk.http..", "tocsin.desk.export..", "tocsin.app..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("tocsin.desk.vault.Identity");
}
