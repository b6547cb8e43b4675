package tocsin.adapters.file;

import com.google.re2j.Matcher;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.RecordRules;
import tocsin.adapters.json.Refusal;
import tocsin.adapters.json.Times;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.RejectReason;
import tocsin.domain.traffic.Via;

/** Reads CSV and pattern lines by a mapping; a record is one line. */
final class MappedDecoder implements LineDecoder {
  private final Mapping mapping;
  private final RecordRules rules;
  private final CsvReader.CsvReaderBuilder csv;
  private final AccessRecordBuilder record = new AccessRecordBuilder();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private boolean headerRead;
  private @Nullable Refusal fault;

  MappedDecoder(Mapping mapping, RecordRules rules) {
    this.mapping = mapping;
    this.rules = rules;
    this.csv =
        CsvReader.builder()
            .fieldSeparator(mapping.delimiter)
            .quoteCharacter(mapping.quote)
            .maxBufferSize(Math.max(1 << 14, 2 * rules.limits().maxLineBytes()));
    this.headerRead = !mapping.csv || !mapping.header;
    if (mapping.csv && !mapping.header) {
      mapping.columns.forEach((field, column) -> columns.put(field, position(column, List.of())));
    }
  }

  @Override
  public @Nullable Refusal fault() {
    return fault;
  }

  @Override
  public void decode(byte[] bytes, int start, int end, Out out) {
    String line;
    try {
      line =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, start, end - start))
              .toString();
    } catch (CharacterCodingException e) {
      out.rejected(new Refusal(RejectReason.ENCODING, "not UTF-8"));
      return;
    }
    if (!headerRead) {
      header(line);
      out.ignored("csv:header");
      return;
    }
    record.clear();
    mapping.constants.forEach((field, value) -> refuseFirst(set(field, value)));
    Refusal refusal = mapping.csv ? row(line) : match(line);
    refusal = refusal != null ? refusal : rules.finish(record);
    if (refusal != null) {
      out.rejected(refusal);
    } else {
      out.record(record.build());
    }
  }

  private static void refuseFirst(@Nullable Refusal refusal) {
    if (refusal != null) {
      throw new IllegalArgumentException("a constant of the mapping: " + refusal.detail());
    }
  }

  private void header(String line) {
    headerRead = true;
    List<String> names;
    try {
      names = csv.ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException e) {
      fault = new Refusal(RejectReason.COLUMNS, "the header cannot be read");
      return;
    }
    for (Map.Entry<String, String> entry : mapping.columns.entrySet()) {
      int position = position(entry.getValue(), names);
      if (position < 0) {
        fault =
            new Refusal(
                RejectReason.COLUMNS,
                "no column '"
                    + entry.getValue()
                    + "' for "
                    + entry.getKey()
                    + "; there are "
                    + names);
        return;
      }
      columns.put(entry.getKey(), position);
    }
  }

  /** A column's place from 0: by name, or by number from 1. */
  private static int position(String column, List<String> names) {
    int named = names.indexOf(column);
    if (named >= 0) {
      return named;
    }
    try {
      return Integer.parseInt(column) - 1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private @Nullable Refusal row(String line) {
    CsvRecord row;
    try {
      row = csv.ofSingleCsvRecord(line);
    } catch (CsvParseException e) {
      return new Refusal(RejectReason.COLUMNS, "quotes do not match");
    }
    for (Map.Entry<String, Integer> entry : columns.entrySet()) {
      if (entry.getValue() >= row.getFieldCount()) {
        return new Refusal(
            RejectReason.COLUMNS,
            row.getFieldCount()
                + " columns; "
                + entry.getKey()
                + " is column "
                + (entry.getValue() + 1));
      }
      Refusal refusal = set(entry.getKey(), row.getField(entry.getValue()));
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable Refusal match(String line) {
    Matcher matcher = mapping.pattern == null ? null : mapping.pattern.matcher(line);
    if (matcher == null || !matcher.find()) {
      return new Refusal(RejectReason.PATTERN, "the line does not match the mapping's pattern");
    }
    for (Map.Entry<String, String> entry : mapping.columns.entrySet()) {
      String value = matcher.group(entry.getValue());
      Refusal refusal = set(entry.getKey(), value == null ? "" : value);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable Refusal set(String field, String value) {
    String text = value.strip();
    if (text.isEmpty() || text.equals("-")) {
      return field.equals("ts") ? new Refusal(RejectReason.MISSING_FIELD, "ts") : null;
    }
    switch (field) {
      case "ts" -> {
        record.at = time(text);
        return record.at != Times.NONE
            ? null
            : new Refusal(RejectReason.BAD_TIME, "ts is not " + mapping.timeFormat);
      }
      case "subject" -> record.subject = text;
      case "src" -> record.src = text;
      case "dst" -> record.dst = text;
      case "via" -> record.via = via(text);
      case "host" -> record.host = text;
      case "url" -> record.url = text;
      case "method" -> record.method = text;
      case "referrer" -> record.referrer = text;
      case "ua" -> record.userAgent = text;
      case "app" -> record.app = text;
      case "ja4" -> record.ja4 = text;
      case "cert" -> record.cert = text;
      case "sensor" -> record.sensor = text;
      default -> {
        return number(field, text);
      }
    }
    return null;
  }

  private @Nullable Refusal number(String field, String text) {
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      return new Refusal(RejectReason.BAD_NUMBER, field + " is no whole number");
    }
    switch (field) {
      case "dport" -> record.dport = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, value));
      case "bytesUp" -> record.bytesUp = value;
      case "bytesDown" -> record.bytesDown = value;
      default -> record.durationMillis = value;
    }
    return null;
  }

  private long time(String text) {
    try {
      return switch (mapping.timeFormat) {
        case "iso" -> iso(text);
        case "millis" -> Times.parse(text);
        case "seconds" -> ZeekRow.millis(text);
        default ->
            mapping.formatter == null
                ? Times.NONE
                : Instant.from(mapping.formatter.parse(text)).toEpochMilli();
      };
    } catch (DateTimeException | ArithmeticException e) {
      return Times.NONE;
    }
  }

  /** A time with a zone, or in the mapping's zone; a space may stand for the T. */
  private long iso(String text) {
    String proper = text.length() > 10 && text.charAt(10) == ' ' ? withT(text) : text;
    long at = Times.parse(proper);
    return at != Times.NONE || mapping.zone == null
        ? at
        : LocalDateTime.parse(proper).atZone(mapping.zone).toInstant().toEpochMilli();
  }

  private static String withT(String text) {
    return text.substring(0, 10) + "T" + text.substring(11);
  }

  private static Via via(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "dns" -> Via.DNS;
      case "tls", "ssl", "https", "443" -> Via.TLS;
      case "http", "80" -> Via.HTTP;
      case "flow" -> Via.FLOW;
      default -> Via.OTHER;
    };
  }
}
