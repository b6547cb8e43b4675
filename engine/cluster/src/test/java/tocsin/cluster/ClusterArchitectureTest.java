package tocsin.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The top floor: it uses what is below; what is below does not know it, nor Kafka. */
@AnalyzeClasses(packages = "tocsin", importOptions = ImportOption.DoNotIncludeTests.class)
class ClusterArchitectureTest {

  @ArchTest
  static final ArchRule floorsBelow_knowNeitherTheClusterNorKafka =
      noClasses()
          .that()
          .resideInAPackage("tocsin..")
          .and()
          .resideOutsideOfPackage("tocsin.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "tocsin.cluster..", "org.apache.kafka..", "org.apache.flink.connector.kafka..");

  @ArchTest
  static final ArchRule kafka_isSpokenInOnePackage =
      noClasses()
          .that()
          .resideInAPackage("tocsin.cluster..")
          .and()
          .resideOutsideOfPackages("tocsin.cluster.kafka..", "tocsin.cluster.trial..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule theJob_knowsNoProcessesTrialsOrCommands =
      noClasses()
          .that()
          .resideInAnyPackage("tocsin.cluster", "tocsin.cluster.kafka..", "tocsin.cluster.jdbc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "tocsin.cluster.flink..",
              "tocsin.cluster.servers..",
              "tocsin.cluster.trial..",
              "tocsin.cluster.command..",
              "tocsin.desk..");
}
