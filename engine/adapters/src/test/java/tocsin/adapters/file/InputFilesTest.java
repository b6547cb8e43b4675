package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  @TempDir Path temp;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(temp.resolve("a/b/.hidden"));
    for (String name :
        List.of("z.log", "a/1.log", "a/2.txt", "a/b/3.log", "a/b/.4.log", "a/b/.hidden/5.log")) {
      Files.writeString(temp.resolve(name), "x");
    }
  }

  private List<String> expand(String... paths) throws IOException {
    List<String> given = java.util.Arrays.stream(paths).map(p -> temp + "/" + p).toList();
    return InputFiles.expand(given).stream()
        .map(f -> f.substring(temp.toString().length() + 1))
        .toList();
  }

  @Test
  void expand_folder_givesItsVisibleFilesInOrder() throws IOException {
    assertThat(expand("")).containsExactly("a/1.log", "a/2.txt", "a/b/3.log", "z.log");
  }

  @Test
  void expand_filesAndGlobs_giveEachFileOnce() throws IOException {
    assertThat(expand("z.log", "a/1.log", "a/*.log")).containsExactly("a/1.log", "z.log");
    assertThat(expand("**.log")).containsExactly("a/1.log", "a/b/3.log", "z.log");
    assertThat(expand("a/?.{log,txt}")).containsExactly("a/1.log", "a/2.txt");
    assertThat(expand("a/[12].*")).containsExactly("a/1.log", "a/2.txt");
  }

  @Test
  void expand_globBesideAFileNamedLikeIt_staysAGlob() throws IOException {
    Files.writeString(temp.resolve("_.log"), "x");

    assertThat(expand("*.log")).containsExactly("_.log", "z.log");
  }

  @Test
  void expand_fileWithWildcardsInItsName_isThatFile() throws IOException {
    Files.writeString(temp.resolve("a[1].log"), "x");

    assertThat(expand("a[1].log")).containsExactly("a[1].log");
  }

  @Test
  void expand_nothingThere_saysWhichPath() {
    assertThatThrownBy(() -> expand("absent")).hasMessageContaining("absent: no such file");
    assertThatThrownBy(() -> expand("*.absent")).hasMessageContaining("*.absent: matches no file");
  }

  @Test
  void expand_standardInput_comesFirst() throws IOException {
    assertThat(InputFiles.expand(List.of(temp + "/z.log", "-")))
        .containsExactly("-", temp + "/z.log");
  }

  @Test
  void expand_folderLinkedIntoItself_ends() throws IOException {
    Files.createSymbolicLink(temp.resolve("a/loop"), temp.resolve("a"));
    Files.createSymbolicLink(temp.resolve("a/linked.log"), temp.resolve("z.log"));
    Files.createSymbolicLink(temp.resolve("a/broken.log"), temp.resolve("absent"));

    assertThat(expand("a")).containsExactly("a/1.log", "a/2.txt", "a/b/3.log", "a/linked.log");
  }
}
