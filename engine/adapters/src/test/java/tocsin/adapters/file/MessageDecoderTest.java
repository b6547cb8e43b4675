package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Reject;
import tocsin.domain.traffic.RejectReason;

class MessageDecoderTest {
  private static final String LINE =
      "{\"ts\":1772380800222,\"subject\":\"s1\",\"via\":\"dns\",\"host\":\"a.example\"}";

  private static InputSpec spec(Format format, String mapping) {
    return new InputSpec(List.of("topic"), format, mapping, true, 0, Long.MAX_VALUE / 4, 4096);
  }

  private static Intake decode(Format format, String message) {
    return new MessageDecoder(spec(format, ""))
        .decode("records/3", 77, message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void message_ofSeveralLines_givesARecordEach() {
    Intake intake = decode(Format.NATIVE, LINE + "\r\n\n" + LINE.replace("s1", "s2") + "\n");

    assertThat(intake.records()).extracting(AccessRecord::subject).containsExactly("s1", "s2");
    assertThat(intake.rejects()).isEmpty();
  }

  @Test
  void badLine_isRejectedWithItsPlace_andTheRestIsRead() {
    Intake intake = decode(Format.NATIVE, LINE + "\nno json\n" + LINE);

    assertThat(intake.records()).hasSize(2);
    assertThat(intake.rejects()).hasSize(1);
    Reject reject = intake.rejects().get(0);
    assertThat(reject.file()).isEqualTo("records/3");
    assertThat(reject.line()).isEqualTo(77);
    assertThat(reject.reason()).isEqualTo(RejectReason.NOT_JSON);
    assertThat(reject.detail()).endsWith("; line 2");
  }

  @Test
  void messageTooLong_isRejectedWithTheLimitAndItsSetting() {
    Intake intake = decode(Format.NATIVE, "x".repeat(5000));

    assertThat(intake.records()).isEmpty();
    assertThat(intake.rejects()).hasSize(1);
    assertThat(intake.rejects().get(0).detail()).contains("4096", "ingest.max-line-bytes");
  }

  @Test
  void empty_andTombstone_giveNothing() {
    MessageDecoder decoder = new MessageDecoder(spec(Format.NATIVE, ""));

    assertThat(decoder.decode("t/0", 0, null).records()).isEmpty();
    assertThat(decoder.decode("t/0", 1, new byte[0]).rejects()).isEmpty();
  }

  @Test
  void eveFlow_isGivenWithItsMessage_notHeldForALaterOne() {
    String flow =
        "{\"timestamp\":\"2026-03-01T08:00:00.000000+0000\",\"event_type\":\"flow\",\"flow_id\":1,"
            + "\"src_ip\":\"10.0.0.1\",\"dest_ip\":\"203.0.113.9\",\"dest_port\":443,"
            + "\"flow\":{\"bytes_toserver\":10,\"bytes_toclient\":20,"
            + "\"start\":\"2026-03-01T08:00:00.000000+0000\"}}";

    assertThat(decode(Format.EVE, flow).records()).hasSize(1);
  }

  @Test
  void mappedMessages_eachBringTheirHeader(@TempDir Path temp) throws Exception {
    Path mapping =
        Files.writeString(
            temp.resolve("m.yaml"), "columns: {ts: time, subject: who, host: site}\n");
    MessageDecoder decoder = new MessageDecoder(spec(Format.MAPPED, mapping.toString()));
    byte[] message = "time,who,site\n1772380800222,s1,a.example\n".getBytes(StandardCharsets.UTF_8);

    assertThat(decoder.decode("t/0", 0, message).records()).hasSize(1);
    assertThat(decoder.decode("t/0", 1, message).records()).hasSize(1);
  }

  @Test
  void formatThatIsNotTold_isRefusedAtOnce() {
    assertThatThrownBy(() -> new MessageDecoder(spec(Format.UNKNOWN, "")))
        .hasMessageContaining("native, zeek-json, zeek-tsv, eve or mapped");
    assertThatThrownBy(() -> new MessageDecoder(spec(Format.MAPPED, "")))
        .hasMessageContaining("--mapping");
  }
}
