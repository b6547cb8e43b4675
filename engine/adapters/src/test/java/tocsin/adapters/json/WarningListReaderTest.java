package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;

class WarningListReaderTest {
  @TempDir Path folder;
  private final List<Problem> problems = new ArrayList<>();

  private List<WarningEntry> read(String text) throws IOException {
    Path file = folder.resolve("list.txt");
    Files.writeString(file, text);
    return WarningListReader.read(file, problems);
  }

  private static WarningEntry entry(
      IndicatorKind kind, String value, WarningRole role, int signals) {
    return new WarningEntry("list", kind, value, role, signals);
  }

  @Test
  void entries_takeTheRoleAndContextAbove() throws IOException {
    List<WarningEntry> entries =
        read(
            """
            # A list. What: everything
            Good.Example.   # 中文 comment
            =www.exact.example
            # context: bank
            app:com.example.Bank
            203.0.113.0/24
            2001:db8::/32
            # role: tenant-hosts
            # context: none
            商店.example
            """);

    assertThat(problems).isEmpty();
    assertThat(entries)
        .containsExactly(
            entry(IndicatorKind.SUFFIX, "good.example", WarningRole.CLEAN, 0),
            entry(IndicatorKind.HOST, "www.exact.example", WarningRole.CLEAN, 0),
            entry(IndicatorKind.APP, "com.example.Bank", WarningRole.CLEAN, Signal.BANK.bit()),
            entry(IndicatorKind.CIDR, "203.0.113.0/24", WarningRole.CLEAN, Signal.BANK.bit()),
            entry(IndicatorKind.CIDR, "2001:db8::/32", WarningRole.CLEAN, Signal.BANK.bit()),
            entry(IndicatorKind.SUFFIX, "xn--czrs0t.example", WarningRole.TENANT_HOSTS, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# role: tenant-hosts",
        "#role:tenant-hosts",
        "# Role : tenant-hosts",
        "#\trole: tenant-hosts"
      })
  void role_howeverSpaced_isNoComment(String header) throws IOException {
    assertThat(read(header + "\na.example\n"))
        .containsExactly(entry(IndicatorKind.SUFFIX, "a.example", WarningRole.TENANT_HOSTS, 0));
    assertThat(problems).isEmpty();
  }

  @Test
  void faults_haveTheirLine() throws IOException {
    assertThat(read("a.example\n# role: owner\nhttp://b.example\n\n2001:db8::/129\n")).hasSize(1);
    assertThat(problems).extracting(Problem::line).containsExactly(2, 3, 5);
  }

  @Test
  void gbkList_isToldSo() throws IOException {
    Path file = folder.resolve("gbk.txt");
    Files.write(file, "a.example # 银行".getBytes(Charset.forName("GBK")));

    assertThat(WarningListReader.read(file, problems)).isEmpty();
    assertThat(problems)
        .singleElement()
        .asString()
        .endsWith("gbk.txt: the file is not UTF-8; save it as UTF-8");
  }
}
