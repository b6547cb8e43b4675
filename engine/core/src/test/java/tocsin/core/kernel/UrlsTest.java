package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {
  private static final long SEED = 20261126;

  private static String canonical(String url) {
    Urls.Parts parts = Urls.parse(url, null);
    return parts == null ? null : parts.text();
  }

  /** "Canonicalization" of the Safe Browsing v4 documents, less the scheme, which is dropped. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "http://host/%25%32%35|host/%25",
        "http://host/%25%32%35%25%32%35|host/%25%25",
        "http://host/%2525252525252525|host/%25",
        "http://host/asdf%25%32%35asd|host/asdf%25asd",
        "http://host/%%%25%32%35asd%%|host/%25%25%25asd%25%25",
        "http://www.google.com/|www.google.com/",
        "http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/"
            + "%77%77%77%2E%65%62%61%79%2E%63%6F%6D/|168.188.99.26/.secure/www.ebay.com/",
        "http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-"
            + "xplmvalidateinfoswqpcmlx=hgplmcx/|195.127.0.11/uploads/%20%20%20%20/.verify/"
            + ".eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/",
        "http://3279880203/blah|195.127.0.11/blah",
        "http://www.google.com/blah/..|www.google.com/",
        "www.google.com/|www.google.com/",
        "www.google.com|www.google.com/",
        "http://www.evil.com/blah#frag|www.evil.com/blah",
        "http://www.GOOgle.com/|www.google.com/",
        "http://www.google.com.../|www.google.com/",
        "http://www.google.com/q?|www.google.com/q?",
        "http://www.google.com/q?r?|www.google.com/q?r?",
        "http://www.google.com/q?r?s|www.google.com/q?r?s",
        "http://evil.com/foo#bar#baz|evil.com/foo",
        "http://evil.com/foo;|evil.com/foo;",
        "http://evil.com/foo?bar;|evil.com/foo?bar;",
        "http://notrailingslash.com|notrailingslash.com/",
        "http://www.gotaport.com:1234/|www.gotaport.com/",
        "  http://www.google.com/  |www.google.com/",
        "https://www.securesite.com/|www.securesite.com/",
        "http://host.com/ab%23cd|host.com/ab%23cd",
        "http://host.com//twoslashes?more//slashes|host.com/twoslashes?more//slashes"
      })
  void parse_vectorsOfSafeBrowsing_asPublished(String url, String expected) {
    assertThat(canonical(url)).isEqualTo(expected);
  }

  @Test
  void parse_vectorWithTabsAndLineEnds_asPublished() {
    assertThat(canonical("http://www.google.com/foo\tbar\rbaz\n2"))
        .isEqualTo("www.google.com/foobarbaz2");
  }

  /** The documents escape these hosts; no such name can be looked up, so here there is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host%23.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B",
        "http://\u0001\u0080.com/",
        "http:// leadingspace.com/",
        "http://%20leadingspace.com/",
        "%20leadingspace.com/"
      })
  void parse_vectorsWhoseHostIsNone_areNull(String url) {
    assertThat(canonical(url)).isNull();
  }

  @Test
  void parse_pathOfTheVectorWithAnOddHost_asPublished() {
    String path = "/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B";

    assertThat(Urls.parse(path, "host.example").path())
        .isEqualTo("/~a!b@c%23d$e%25f^00&11*22(33)44_55+");
  }

  @ParameterizedTest
  @CsvSource({
    "http://203.0.113.7/a, 203.0.113.7/a",
    "http://3405803783/a, 203.0.113.7/a",
    "http://0xCB.0.0x71.7/a, 203.0.113.7/a",
    "http://0313.0.0161.07/a, 203.0.113.7/a",
    "http://203.0.28935/a, 203.0.113.7/a",
    "http://203.28935/a, 203.0.113.7/a",
    "http://0xcb007107/a, 203.0.113.7/a",
    "http://203.0.113.7./a, 203.0.113.7/a",
    "http://203.0.113.256/a, 203.0.113.256/a",
    "http://203.0.113.7.9/a, 203.0.113.7.9/a",
    "http://203.256.1/a, 203.256.1/a",
    "http://089.0.113.7/a, 089.0.113.7/a",
    "http://4294967296/a, 4294967296/a",
    "http://7up.example/a, 7up.example/a",
    "http://[2001:DB8::1]:8080/a, 2001:db8::1/a",
    "http://[::ffff:203.0.113.7]/a, 203.0.113.7/a",
    "2001:db8::1/a, 2001:db8::1/a"
  })
  void parse_addresses_inEverySpellingThatBrowsersRead(String url, String expected) {
    assertThat(canonical(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://user:secret@bad.example/, bad.example/",
    "http://good.example@bad.example/, bad.example/",
    "http://a@b@bad.example:80/x, bad.example/x",
    "//bad.example/x, bad.example/x",
    "ftp://bad.example/x, bad.example/x",
    "HTTPS://bad.example/x, bad.example/x",
    "bad.example?q, bad.example/?q",
    "bad.example\\x, bad.example/x",
    "bad.example/?u=http://good.example/, bad.example/?u=http://good.example/",
    "bad.example/a/./b/../c/, bad.example/a/c/",
    "bad.example/../../x, bad.example/x",
    "bad.example/a/%2e%2E/b, bad.example/b",
    "bad.example/a/., bad.example/a/",
    "bad.example/a..b/...c, bad.example/a..b/...c",
    "bad.example/x?a/../b, bad.example/x?a/../b",
    "bad.example/a%3Fb?c, bad.example/a%3Fb?c",
    "bad.example/a/..%3Fb, bad.example/a/..%3Fb",
    "bad.example/%C3%A9%E4%B8%AD, bad.example/%C3%A9%E4%B8%AD",
    "bad.example/é中, bad.example/%C3%A9%E4%B8%AD",
    "bad.example/é%20, bad.example/%C3%A9%20",
    "bad.example/中%C3%A9?é%E4%B8%AD, bad.example/%E4%B8%AD%C3%A9?%C3%A9%E4%B8%AD",
    "http://公司.cn/x, xn--55qx5d.cn/x",
    "http://%E5%85%AC%E5%8F%B8.cn/x, xn--55qx5d.cn/x",
    "http://公%E5%8F%B8.cn/x, xn--55qx5d.cn/x",
    "http://bad%2Eexample/x, bad.example/x"
  })
  void parse_disguises_areTakenOff(String url, String expected) {
    assertThat(canonical(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "/path",
        "#x",
        "?q",
        "http://",
        "http:///x",
        "http://@/",
        "http://:80/",
        "http://[::1/x",
        "http://[bad.example]/",
        "http://a..b/",
        "http://a b/",
        "http://%/",
        "http://a%2Fb/",
        "http://%FF.example/"
      })
  void parse_withoutAHost_isNull(String url) {
    assertThat(canonical(url)).isNull();
  }

  @Test
  void parse_pathWithAHostApart_takesTheHost() {
    Urls.Parts parts = Urls.parse("/a/../b?c#d", "bad.example");

    assertThat(parts).isEqualTo(new Urls.Parts("bad.example", "/b", "c"));
    assertThat(Urls.parse("//other.example/b", "bad.example").host()).isEqualTo("other.example");
  }

  @Test
  void parse_longText_isLookedAtUpToTheLimit() {
    String url = "bad.example/" + "a".repeat(Urls.MAX_LENGTH - "bad.example/".length());

    assertThat(canonical(url)).isEqualTo(url);
    assertThat(canonical(url + "a")).isNull();
  }

  /** Escapes of escapes, to any depth: the attacker chooses how often a name is wrapped. */
  @Test
  void parse_deepEscape_isTakenOffToItsEnd() {
    assertThat(canonical("bad.example/%" + "25".repeat(2000) + "41")).isEqualTo("bad.example/A");
    assertThat(canonical("bad.example/" + "%".repeat(2000) + "41"))
        .isEqualTo("bad.example/" + "%25".repeat(1999) + "A");
  }

  private static String soup(SplittableRandom random) {
    String[] pieces = {
      "http://", "//", "/", "\\", "?", "#", "%", "%2", "%25", "%2e", "%2F", "%3f", "%5c", "%00",
          "%E4",
      "%C3%A9", ".", "..", "/./", "/../", "@", ":", ":80", "[", "]", "::1", "a", "b", "0", "1.2",
      "0x7f", "bad.example", "xn--55qx5d", "é", "中", "\uD83D", " ", "\t", "\n", "\u0001", "&", "=",
          "41"
    };
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "bad.example" : "");
    for (int count = random.nextInt(14); count > 0; count--) {
      text.append(
          random.nextInt(20) == 0
              ? Character.toString(random.nextInt(0x110000))
              : pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @Test
  void parse_anyText_readAgainIsTheSame() {
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    for (int i = 0; i < 300_000; i++) {
      String url = soup(random);
      Urls.Parts parts = Urls.parse(url, random.nextBoolean() ? "base.example" : null);
      if (parts != null) {
        found++;
        assertThat(Urls.parse(parts.text(), null)).as("seed %d, %s", SEED, url).isEqualTo(parts);
        assertThat(parts.text()).as("seed %d", SEED).matches(PRINTABLE);
        assertThat(parts.path()).as("seed %d", SEED).startsWith("/");
      }
    }
    assertThat(found).isGreaterThan(80_000);
  }

  private static final Pattern PRINTABLE = Pattern.compile("[!-~&&[^#]]+");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

  /**
   * The rule of the documents, word for word: unescape until there is nothing more, then escape.
   */
  private static String naive(String text) {
    String now = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (String before = ""; !before.equals(now); ) {
      before = now;
      now =
          ESCAPE
              .matcher(now)
              .replaceAll(
                  hit ->
                      java.util.regex.Matcher.quoteReplacement(
                          String.valueOf((char) Integer.parseInt(hit.group(1), 16))));
    }
    StringBuilder out = new StringBuilder();
    now.chars()
        .forEach(
            c ->
                out.append(
                    c <= ' ' || c >= 0x7F || c == '#' || c == '%'
                        ? String.format(Locale.ROOT, "%%%02X", c)
                        : String.valueOf((char) c)));
    return out.toString();
  }

  @Test
  void parse_anyQuery_isEscapedByTheWordOfTheRule() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 50_000; i++) {
      String query = soup(random).replaceAll("[#\\s]", "");
      assertThat(Urls.parse("bad.example/?" + query, null).query())
          .as("seed %d, %s", SEED, query)
          .isEqualTo(naive(query));
    }
  }
}
