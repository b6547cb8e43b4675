package tocsin.cluster.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarTest {
  @TempDir Path temp;

  @Test
  void jar_ofThisProgram_holdsItsClassesAlone_andIsTheSameEachTime() throws Exception {
    JobJar.Parts parts = JobJar.Parts.current();

    JobJar.write(parts.own(), temp.resolve("a.jar"));
    JobJar.write(parts.own(), temp.resolve("b.jar"));

    assertThat(temp.resolve("a.jar")).hasSameBinaryContentAs(temp.resolve("b.jar"));
    try (JarFile jar = new JarFile(temp.resolve("a.jar").toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("tocsin.cluster.ClusterJob");
      assertThat(jar.getEntry("tocsin/cluster/ClusterJob.class")).isNotNull();
      assertThat(jar.getEntry("tocsin/job/TocsinPipeline.class")).isNotNull();
      assertThat(jar.getEntry("tocsin/cluster/Towns.class")).isNull();
      assertThat(jar.getEntry("org/apache/flink/core/fs/Path.class")).isNull();
    }
    assertThat(parts.libraries()).anyMatch(name -> name.contains("flink-runtime"));
  }

  @Test
  void twoFilesOfAName_theFirstCounts() throws Exception {
    Path first = Files.createDirectories(temp.resolve("first"));
    Path second = Files.createDirectories(temp.resolve("second"));
    Files.writeString(first.resolve("x"), "first");
    Files.writeString(second.resolve("x"), "second");

    JobJar.write(List.of(first, second), temp.resolve("c.jar"));

    try (JarFile jar = new JarFile(temp.resolve("c.jar").toFile())) {
      assertThat(new String(jar.getInputStream(jar.getEntry("x")).readAllBytes(), "UTF-8"))
          .isEqualTo("first");
    }
  }
}
