package tocsin.core.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;

class TargetVectorTest {
  private static final Evidence EVIDENCE =
      new Evidence(
          Signal.LOOK_ALIKE.bit() | Signal.DOWNLOAD.bit() | Signal.VISIT.bit(),
          -125,
          40,
          36 * 3_600_000L,
          3,
          50);

  private static double value(double[] row, String name) {
    return row[TargetVector.NAMES.indexOf(name)];
  }

  /** Whoever changes names or order has to give the schema another name: models depend on it. */
  @Test
  void names_ofSchemaOne_areFixed() {
    assertThat(TargetVector.SCHEMA).isEqualTo("target/1");
    assertThat(String.join(",", TargetVector.NAMES))
        .isEqualTo(
            "lookAlike,disguise,lureWord,randomLabel,riskySuffix,bareIp,download,spelling,"
                + "listConfidence,ageDays,visitors,appSet,isAddress,isApp,hostLength,labels,"
                + "longestLabel,digits,hyphens,longestDigits,vowelShare,punycode,pathLength,"
                + "pathDepth");
    assertThat(new HashSet<>(TargetVector.NAMES)).hasSameSizeAs(TargetVector.NAMES);
  }

  @Test
  void row_ofAUrl_hasEveryValue() {
    double[] row = TargetVector.of(EVIDENCE, TargetKind.URL, "a-1.b23c456.xn--x.example", "/a/b?c");

    assertThat(row).hasSameSizeAs(TargetVector.NAMES.toArray());
    assertThat(value(row, "lookAlike")).isOne();
    assertThat(value(row, "disguise")).isZero();
    assertThat(value(row, "download")).isOne();
    assertThat(value(row, "spelling")).isEqualTo(-1.25);
    assertThat(value(row, "listConfidence")).isEqualTo(40);
    assertThat(value(row, "ageDays")).isEqualTo(1.5);
    assertThat(value(row, "visitors")).isEqualTo(3);
    assertThat(value(row, "appSet")).isEqualTo(0.5);
    assertThat(value(row, "hostLength")).isEqualTo(25);
    assertThat(value(row, "labels")).isEqualTo(4);
    assertThat(value(row, "longestLabel")).isEqualTo(7);
    assertThat(value(row, "digits")).isEqualTo(6);
    assertThat(value(row, "hyphens")).isEqualTo(3);
    assertThat(value(row, "longestDigits")).isEqualTo(3);
    assertThat(value(row, "vowelShare")).isEqualTo(4 / 13.0);
    assertThat(value(row, "punycode")).isOne();
    assertThat(value(row, "pathLength")).isEqualTo(6);
    assertThat(value(row, "pathDepth")).isEqualTo(2);
  }

  @Test
  void row_whatIsNotKnown_isMissing() {
    double[] bare = TargetVector.of(Evidence.of(0, 0, 0), TargetKind.HOST, "123.456", "");
    double[] address = TargetVector.of(EVIDENCE, TargetKind.IP, "203.0.113.7", "");
    double[] app = TargetVector.of(EVIDENCE, TargetKind.APP, "com.example.app", "");

    assertThat(value(bare, "ageDays")).isNaN();
    assertThat(value(bare, "visitors")).isNaN();
    assertThat(value(bare, "vowelShare")).isNaN();
    assertThat(value(bare, "pathLength")).isZero();
    assertThat(value(address, "isAddress")).isOne();
    assertThat(value(address, "hostLength")).isNaN();
    assertThat(value(app, "isApp")).isOne();
    assertThat(value(app, "pathDepth")).isNaN();
  }
}
