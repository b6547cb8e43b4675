package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatDetectorTest {

  private static Format format(String head) {
    return FormatDetector.format(Reading.utf8(head), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"ts\":1,\"src\":\"10.0.0.1\",\"host\":\"a.example\"} | NATIVE",
        "{\"ts\":1,\"subject\":\"p\",\"host\":\"a.example\",\"node\":\"n\",\"peer\":1} | NATIVE",
        "{\"ts\":1,\"src\":\"10.0.0.1\",\"app\":\"a\",\"uids\":[],\"fuid\":0} | NATIVE",
        "{\"ts\":1.5,\"uid\":\"C\",\"id.orig_h\":\"10.0.0.1\"} | ZEEK_JSON",
        "{\"ts\":1.5,\"uid\":\"C\",\"id_orig_h\":\"10.0.0.1\"} | ZEEK_JSON",
        "{\"_path\":\"dns\",\"ts\":1} | ZEEK_JSON",
        "{\"@stream\":\"dns\",\"ts\":1} | ZEEK_JSON",
        "{\"ts\":1.5,\"id\":\"F\",\"certificate.subject\":\"CN=a\"} | ZEEK_JSON",
        "{\"ts\":1.5,\"ts_delta\":1.0,\"peer\":\"zeek\"} | ZEEK_JSON",
        "{\"name\":\"/opt/zeek/share/zeek/base/init-bare.zeek\"} | ZEEK_JSON",
        "{\"timestamp\":\"x\",\"event_type\":\"dns\"} | EVE",
        "#separator \\x09 | ZEEK_TSV",
        "#fields\tts\tuid | ZEEK_TSV",
        "start,user,host | UNKNOWN",
        "10.0.0.1 - - [x] | UNKNOWN",
        "[{\"ts\":1}] | UNKNOWN",
        "<html> | UNKNOWN",
      })
  void format_firstLine_isTold(String line, Format expected) {
    assertThat(format(line.strip())).isEqualTo(expected);
    assertThat(format("\uFEFF\n  " + line.strip() + "\n")).isEqualTo(expected);
  }

  @Test
  void format_nothingOrBlanks_isEmpty() {
    assertThat(format("")).isEqualTo(Format.EMPTY);
    assertThat(format(" \r\n\n")).isEqualTo(Format.EMPTY);
  }

  @Test
  void format_tornFirstLine_isToldByALaterOne() {
    assertThat(format("le\"}\n{\"ts\":1,\"src\":\"10.0.0.1\"}\n")).isEqualTo(Format.NATIVE);
    assertThat(format("# a note\n\n{\"event_type\":\"dns\"}\n")).isEqualTo(Format.EVE);
    assertThat(format("one\n{ two\nthree }\n")).isEqualTo(Format.UNKNOWN);
  }

  @Test
  void format_withAMapping_isMappedUnlessTheFirstLineTellsOtherwise() {
    byte[] csv = Reading.utf8("a,b\n{\"ts\":1}\n");
    byte[] json = Reading.utf8("{\"ts\":1}\n");

    assertThat(FormatDetector.format(csv, true)).isEqualTo(Format.MAPPED);
    assertThat(FormatDetector.format(json, true)).isEqualTo(Format.NATIVE);
  }
}
