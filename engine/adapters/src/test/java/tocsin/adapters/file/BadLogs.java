package tocsin.adapters.file;

import static tocsin.adapters.file.Reading.write;

import java.nio.charset.StandardCharsets;

/** Logs of others: Zeek, Suricata, and what a mapping reads. */
final class BadLogs extends BadInputs {
  @Override
  void fill() {
    zeekLogs();
    eveLogs();
    mapped();
  }

  private void zeekLogs() {
    add(
        "Zeek log",
        "header only",
        "an empty log",
        "4 = 4 ignored: zeek:header",
        null,
        folder -> Reading.spec(write(folder.resolve("z.log"), ZEEK)));
    String row = "1772323200.0\tC1\t10.0.0.1\t192.0.2.1\ta.example\t/\t5";
    zeek(
        "`#fields` missing",
        "rows before any header",
        "5 = 1 record + 3 ignored: zeek:header + 1 rejected: columns",
        "#separator \\x09",
        row,
        "#path\thttp",
        FIELDS);
    zeek(
        "wrong delimiter",
        "spaces instead of tabs",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row.replace('\t', ' '));
    zeek(
        "too few columns",
        "one cut off",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row.substring(0, row.length() - 2));
    zeek(
        "too many columns",
        "one added",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row + "\tx");
    zeek(
        "type mismatch in a count",
        "`response_body_len` = many",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-number",
        ZEEK,
        row.replace("\t5", "\tmany"));
    zeek(
        "type mismatch in the time",
        "`ts` = a word",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-time",
        ZEEK,
        row.replace("1772323200.0", "soon"));
    zeek(
        "type mismatch in an address",
        "`id.orig_h` = a name",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-target",
        ZEEK,
        row.replace("10.0.0.1", "anna"));
    zeek(
        "`uid` unset",
        "a record of its own",
        "6 = 2 records + 4 ignored: zeek:header",
        ZEEK,
        row.replace("C1", "-"));
    zeek(
        "`host` and `uri` unset",
        "names no target",
        "6 = 1 record + 4 ignored: zeek:header + 1 ignored: zeek:http without host",
        ZEEK,
        row.replace("a.example\t/", "-\t-"));
    zeek(
        "`#separator` unreadable",
        "`\\xZZ`; a tab is taken",
        "6 = 2 records + 4 ignored: zeek:header",
        ZEEK.replace("\\x09", "\\xZZ"),
        row);
    zeek(
        "`#set_separator` empty",
        "the one before stays",
        "6 = 2 records + 4 ignored: zeek:header",
        ZEEK.replace("#set_separator\t,", "#set_separator\t"),
        row);
    zeek(
        "log of no interest",
        "`#path weird` between",
        "8 = 1 record + 6 ignored: zeek:header + 1 ignored: zeek:weird",
        ZEEK,
        "#path\tweird",
        row,
        "#path\thttp");
    add(
        "Zeek log",
        "Latin-1",
        "byte E9",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: encoding",
        "last.example",
        folder ->
            Reading.spec(
                write(
                    folder.resolve("z.log"),
                    (ZEEK + "\n" + row.replace("\t/", "\t/\u00e9") + "\n" + ZEEK_LAST)
                        .getBytes(StandardCharsets.ISO_8859_1))));
    zeek(
        "half a row",
        "then a header again",
        "10 = 1 record + 8 ignored: zeek:header + 1 rejected: columns",
        ZEEK,
        row.substring(0, 20),
        ZEEK);
    zeek(
        "NetBIOS name",
        "`*\\x00\\x00`",
        "6 = 1 record + 4 ignored: zeek:header + 1 rejected: bad-target",
        ZEEK,
        row.replace("a.example", "*\\x00\\x00"));
    add(
        "Zeek log",
        "connection that nobody claims",
        "conn line alone",
        "5 = 1 joined + 4 ignored: zeek:header",
        null,
        folder ->
            Reading.spec(
                write(
                    folder.resolve("c.log"),
                    "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.resp_h\torig_bytes",
                    "1772323200.0\tC1\t10.0.0.1\t192.0.2.1\t5",
                    "#close\tx")));
    zeekJson(
        "two objects on a line",
        "`{…}{…}`",
        "3 = 2 records + 1 rejected: not-json",
        "{\"_path\":\"http\",\"ts\":1772323200}{\"ts\":1}");
    zeekJson(
        "half a line",
        "",
        "3 = 2 records + 1 rejected: not-json",
        "{\"_path\":\"http\",\"ts\":17723");
    zeekJson("array instead of an object", "`[]`", "3 = 2 records + 1 rejected: not-json", "[]");
    zeekJson(
        "deep nesting",
        "1,000 levels",
        "3 = 2 records + 1 rejected: too-deep",
        "{\"x\":" + "[".repeat(1000));
    zeekJson(
        "duplicate key",
        "the last counts",
        "3 = 3 records",
        "{\"_path\":\"http\",\"ts\":1,\"ts\":1772323200," + ZEEK_JSON.formatted("b") + "}");
    zeekJson(
        "time missing",
        "no `ts`",
        "3 = 2 records + 1 rejected: bad-time",
        "{\"_path\":\"http\"," + ZEEK_JSON.formatted("b") + "}");
    zeekJson(
        "unknown log",
        "`_path` software",
        "3 = 2 records + 1 ignored: zeek:software",
        "{\"_path\":\"software\",\"ts\":1}");
    zeekJson(
        "certificate nobody asked for",
        "x509 alone",
        "3 = 2 records + 1 joined",
        "{\"_path\":\"x509\",\"ts\":1772323200,\"id\":\"F\",\"fingerprint\":\""
            + "0a".repeat(32)
            + "\"}");
  }

  private void eveLogs() {
    String event = EVE_LAST.replace("last", "a");
    eve(
        "no `event_type`",
        "",
        "3 = 2 records + 1 ignored: eve:?",
        event.replace("\"event_type\":\"tls\",", ""));
    eve(
        "unknown `event_type`",
        "pigeon",
        "3 = 2 records + 1 ignored: eve:pigeon",
        event.replace("\"tls\",", "\"pigeon\","));
    eve(
        "timestamp in words",
        "",
        "3 = 2 records + 1 rejected: bad-time",
        event.replace("2026-03-01T08:00:01+0800", "today"));
    eve(
        "timestamp without zone",
        "",
        "3 = 2 records + 1 rejected: bad-time",
        event.replace("+0800", ""));
    eve(
        "timestamp missing",
        "",
        "3 = 2 records + 1 rejected: bad-time",
        event.replace("\"timestamp\"", "\"time\""));
    eve(
        "timestamp in 1970",
        "",
        "3 = 2 records + 1 rejected: time-range",
        event.replace("2026-", "1970-"));
    eve(
        "`dns` without its object",
        "",
        "3 = 2 records + 1 ignored: eve:dns",
        event.replace("\"tls\",", "\"dns\","));
    eve(
        "port 99999",
        "",
        "3 = 2 records + 1 rejected: bad-number",
        event.replace("\"tls\":{", "\"dest_port\":99999,\"tls\":{"));
    eve(
        "no source",
        "",
        "3 = 2 records + 1 rejected: missing-field",
        event.replace("src_ip", "source"));
    eve(
        "flow that nobody claims",
        "given at the end",
        "3 = 2 records + 1 joined",
        event.replace("\"tls\",", "\"flow\",").replace("\"tls\":{", "\"flow_id\":5,\"flow\":{"));
    eve("two objects on a line", "`{…}{…}`", "3 = 2 records + 1 rejected: not-json", event + event);
    eve("array instead of an object", "`[]`", "3 = 2 records + 1 rejected: not-json", "[]");
  }

  private void mapped() {
    String head = "at,ip,site,down\n";
    String last = "2026-03-01T00:00:01Z,10.0.0.1,last.example,1\n";
    String ok = "2026-03-01T00:00:00Z,10.0.0.1,a.example,1\n";
    csv("header only", "", "1 = 1 ignored: csv:header", null, head);
    csv(
        "header of another file",
        "a column is not there",
        "2 = 1 ignored: csv:header + 1 rejected: columns",
        null,
        head.replace("ip", "client") + ok + last);
    csv(
        "too few columns",
        "",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: columns",
        "last.example",
        head + "2026-03-01T00:00:00Z,10.0.0.1\n" + last);
    csv(
        "too many columns",
        "passed over",
        "3 = 2 records + 1 ignored: csv:header",
        "last.example",
        head + ok.strip() + ",x,y\n" + last);
    csv(
        "quote never closed",
        "the line is read to its end",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: columns",
        "last.example",
        head + ok.replace("a.example", "\"a.example") + last);
    csv(
        "carriage return in a line",
        "`\\r`",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: columns",
        "last.example",
        head + ok.replace("a.example", "a\r.example") + last);
    csv(
        "byte order mark",
        "before the header",
        "2 = 1 record + 1 ignored: csv:header",
        "last.example",
        "\uFEFF" + head + last);
    csv(
        "required column empty",
        "no `ip`",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: missing-field",
        "last.example",
        head + ok.replace("10.0.0.1", "") + last);
    csv(
        "time empty",
        "",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: missing-field",
        "last.example",
        head + ok.replace("2026-03-01T00:00:00Z", "") + last);
    csv(
        "word instead of a number",
        "",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: bad-number",
        "last.example",
        head + ok.replace(",1\n", ",one\n") + last);
    csv(
        "header again in the middle",
        "two exports in one",
        "3 = 1 record + 1 ignored: csv:header + 1 rejected: bad-time",
        "last.example",
        head + head + last);
  }
}
