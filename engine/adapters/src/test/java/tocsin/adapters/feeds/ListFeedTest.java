package tocsin.adapters.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tocsin.adapters.feeds.Feeds.Read;

/** Plain lists, hosts files and Zeek intel files. */
class ListFeedTest {

  @Test
  void list_ofMixedEntries_tellsEachByItsForm() {
    Read read =
        Feeds.read(
            """
            # domains of the week
            evil.example
            *.worse.example.
            ||blocked.example^
            bad[.]example
            192.0.2.1
            203[.]0[.]113[.]0/24
            hxxp://drop[.]example/a?b=1
            files.example/path  # seen on Monday
            named.example;phishing
            ! filter comment
            ; ini comment

            """);

    assertThat(read.values())
        .containsExactly(
            "SUFFIX evil.example",
            "SUFFIX worse.example",
            "SUFFIX blocked.example",
            "SUFFIX bad.example",
            "IP 192.0.2.1",
            "CIDR 203.0.113.0/24",
            "URL drop.example/a?b=1",
            "URL files.example/path",
            "SUFFIX named.example");
    assertThat(read.account().rejected()).isZero();
  }

  @Test
  void list_withHeaderLine_passesItOverWithACount() {
    Read read = Feeds.read("domain\nevil.example\n");

    assertThat(read.values()).containsExactly("SUFFIX evil.example");
    assertThat(read.account().ignored()).containsEntry("list:header", 1L).hasSize(1);
    assertThat(read.account().entries()).isEqualTo(2);
  }

  @Test
  void list_beginningWithAMark_keepsItsFirstEntry() {
    assertThat(Feeds.read("\uFEFFevil.example\n").values()).containsExactly("SUFFIX evil.example");
  }

  @Test
  void list_ofTopLevelDomains_flagsNobody() {
    Read read = Feeds.read("evil.example\ncom\ncom.cn\n0.0.0.0/0\n*.ck\n");

    assertThat(read.values()).containsExactly("SUFFIX evil.example");
    assertThat(read.account().faults())
        .hasSize(4)
        .anySatisfy(fault -> assertThat(fault).startsWith("line 3: strangers register"));
  }

  @Test
  void comment_thatSpeaksOfKindAndValue_isNoCsvHeader() {
    Read read = Feeds.read("# one kind, one value a line\nevil.example\n");

    assertThat(read.account().format()).isEqualTo("list");
    assertThat(read.values()).containsExactly("SUFFIX evil.example");
  }

  @Test
  void hostsFile_withItsUsualHead_listsOnlyTheNames() {
    Read read =
        Feeds.read(
            """
            127.0.0.1 localhost
            127.0.0.1 localhost.localdomain
            255.255.255.255 broadcasthost
            ::1 ip6-localhost ip6-loopback
            fe80::1%lo0 localhost
            ff02::1 ip6-allnodes
            0.0.0.0 0.0.0.0
            0.0.0.0 evil.example worse.example # both of one gang
            127.0.0.1\tTABBED.example
            """);

    assertThat(read.values())
        .containsExactly("HOST evil.example", "HOST worse.example", "HOST tabbed.example");
    assertThat(read.account().ignored()).containsEntry("hosts:local", 8L);
    assertThat(read.account().entries()).isEqualTo(11);
  }

  @Test
  void blackholeAddress_withoutAName_isRefusedNotListed() {
    Read read = Feeds.read("192.0.2.1\n0.0.0.0\n127.0.0.1 # sinkhole\n");

    assertThat(read.values()).containsExactly("IP 192.0.2.1");
    assertThat(read.account().rejected()).isEqualTo(2);
  }

  @Test
  void zeekIntel_everyType_isTakenOrIgnoredByName() {
    String hash = "ab".repeat(32);
    Read read =
        Feeds.read(
            String.join(
                "\n",
                "#separator \\x09",
                "#fields\tindicator\tindicator_type\tmeta.source\tmeta.desc",
                "evil.example\tIntel::DOMAIN\tpolice\tx",
                "evil.example/a\tIntel::URL\t-\tx",
                "192.0.2.1\tIntel::ADDR\tpolice\tx",
                "203.0.113.0/24\tIntel::SUBNET\tpolice\tx",
                hash + "\tIntel::CERT_HASH\tpolice\tx",
                "bob@example.com\tIntel::EMAIL\tpolice\tx",
                "d41d8cd98f00b204e9800998ecf8427e\tIntel::FILE_HASH\tpolice\tx",
                "bob\tIntel::USER_NAME\tpolice\tx",
                "\tIntel::DOMAIN\tpolice\tx",
                ""));

    assertThat(read.account().format()).isEqualTo("zeek-intel");
    assertThat(read.values())
        .containsExactly(
            "SUFFIX evil.example",
            "URL evil.example/a",
            "IP 192.0.2.1",
            "CIDR 203.0.113.0/24",
            "CERT " + hash);
    assertThat(read.indicators().get(0).source()).isEqualTo("police");
    assertThat(read.indicators().get(1).source()).isEqualTo("feed");
    assertThat(read.account().ignored())
        .containsOnlyKeys(
            "zeek-intel:Intel::EMAIL",
            "zeek-intel:Intel::FILE_HASH",
            "zeek-intel:Intel::USER_NAME");
    assertThat(read.account().faults()).containsExactly("line 11: no indicator or indicator_type");
    assertThat(read.account().entries()).isEqualTo(9);
  }

  @Test
  void ignoredNames_chosenByTheFeed_areBounded() {
    StringBuilder feed = new StringBuilder("#fields\tindicator\tindicator_type\n");
    for (int i = 0; i < 5000; i++) {
      feed.append("x\tIntel::KIND").append(i).append('\n');
    }
    Read read = Feeds.read(feed.toString());

    assertThat(read.account().ignored()).hasSizeLessThanOrEqualTo(101);
    assertThat(read.account().entries()).isEqualTo(5000);
  }
}
