package tocsin.app.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.compare.Circumstances;
import tocsin.core.evaluate.compare.Comparison;

/** Two folders as an outside engine would write them: alerts alone, three people. */
final class Tiny {
  static final String HOSTILE = "</script><img src=x onerror=alert(1)>&amp;\u2028";

  private Tiny() {}

  static ComparisonJson twin(Path temp, @Nullable Truth truth) throws IOException {
    Path a =
        folder(temp.resolve("a"), line("s1", "yellow", 40, "I02"), line("s2", "blue", 20, "I02"));
    Path b =
        folder(
            temp.resolve("b"),
            line("s1", "orange", 50, "B05"),
            line("s3", "yellow", 35, HOSTILE.replace("\u2028", "\\u2028")));
    Comparison comparison =
        Comparison.of(
            ReplayFolder.read(a, "a", null),
            ReplayFolder.read(b, HOSTILE, null),
            truth,
            new Circumstances(0, 0, null, 1, ZoneId.of("Asia/Shanghai"), 20));
    return ComparisonJson.of(comparison, "in", "tocsin test", "./tocsin compare a b");
  }

  static Truth truth() {
    Truth.Payment paid = new Truth.Payment(1_772_388_000_000L, 900);
    return new Truth(
        List.of(new Truth.Victim("s1", "k", "F01", 0, List.of(paid))),
        List.of(),
        List.of(),
        Truth.City.UNKNOWN);
  }

  static Path folder(Path folder, String... lines) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("alerts.jsonl"), List.of(lines));
    return folder;
  }

  static String line(String subject, String tier, int score, String code) {
    return ("{\"alertId\":\"a-%s\",\"version\":1,\"status\":\"open\",\"subject\":\"%s\",\"tier\":\"%s\","
            + "\"stage\":\"S2\",\"fraudType\":\"F01\",\"campaign\":\"k\",\"firstSeenAt\":1772380800000,"
            + "\"decidedAt\":1772384400000,\"score\":%d,\"reasons\":[{\"code\":\"%s\",\"points\":%d,"
            + "\"zh\":\"%s\",\"en\":\"%s\",\"evidence\":{}}],\"targets\":[\"%s\"],\"supersedes\":[]}")
        .formatted(subject, subject, tier, score, code, score, code, code, code);
  }
}
