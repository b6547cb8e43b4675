package tocsin.models.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the city looks like beside what is known of real ones: one page that opens offline, in
 * Chinese and English. The same city gives the same bytes.
 */
final class Plausibility {
  private final CityPlan plan;
  private final Tally tally;
  private final Feed feed;
  private final StringBuilder out = new StringBuilder(1 << 15);

  Plausibility(CityPlan plan, Tally tally, Feed feed) {
    this.plan = plan;
    this.tally = tally;
    this.feed = feed;
  }

  String html() {
    head();
    popularity();
    rhythm();
    visits();
    dropOff();
    losses();
    feeds();
    delivery();
    return out.append("</main></body></html>\n").toString();
  }

  private void head() {
    out.append(
        """
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>警钟 tocsin · city</title><style>
        :root{color-scheme:light dark;--b:#fff;--f:#1b1f24;--m:#5b6470;--l:#d8dde3;--c:#f6f7f9;--a:#1f62b5;--z:#b75a00}
        @media(prefers-color-scheme:dark){:root{--b:#101418;--f:#e8ecf1;--m:#9aa4b0;--l:#2b333c;--c:#181e25;--a:#79b8ff;--z:#ffa657}}
        body{margin:0;background:var(--b);color:var(--f);font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
        main{max-width:960px;margin:0 auto;padding:24px 16px 64px}h1{font-size:26px}h2{font-size:18px;margin:32px 0 4px}p.m{color:var(--m);margin:4px 0 12px}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:4px 12px 4px 0;text-align:right;border-bottom:1px solid var(--l)}
        th{color:var(--m);font-weight:500}td:first-child,th:first-child{text-align:left}svg{width:100%;height:auto;background:var(--c);border-radius:10px}
        svg text{fill:var(--m);font-size:11px}.bar{fill:var(--a)}.line{stroke:var(--a);fill:none;stroke-width:2}.ref{stroke:var(--z);fill:none;stroke-width:1.5;stroke-dasharray:5 4}
        button{font:inherit;padding:4px 10px;border-radius:8px;border:1px solid var(--l);background:var(--c);color:var(--f)}
        body.en .zh,body:not(.en) .en{display:none}
        </style></head><body><main>
        <p style="float:right"><button onclick="document.body.classList.toggle('en')">中文 / English</button></p>
        """);
    out.append("<h1>");
    both("这座城市像不像真的", "Is this city plausible?");
    out.append("</h1><p>");
    both(
        number(plan.people())
            + " 人，"
            + plan.days()
            + " 天，种子 "
            + plan.seed()
            + "，"
            + number(tally.events)
            + " 条记录，其中诈骗相关 "
            + number(tally.fraudulent)
            + " 条",
        number(plan.people())
            + " people, "
            + plan.days()
            + " days, seed "
            + plan.seed()
            + ", "
            + number(tally.events)
            + " records, "
            + number(tally.fraudulent)
            + " of them to fraud hosts");
    out.append("</p>\n");
  }

  private void both(String zh, String en) {
    out.append("<span class=\"zh\">").append(zh).append("</span><span class=\"en\" lang=\"en\">");
    out.append(en).append("</span>");
  }

  private void title(String zh, String en, String factZh, String factEn) {
    out.append("<h2>");
    both(zh, en);
    out.append("</h2><p class=\"m\">");
    both(factZh, factEn);
    out.append("</p>\n");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.1f %%", value * 100);
  }

  private void popularity() {
    title(
        "网站热度",
        "Popularity of sites",
        "虚线：齐夫定律，指数 1（Breslau 等，INFOCOM 1999）",
        "dashed: Zipf's law with exponent 1 (Breslau et al., INFOCOM 1999)");
    long[] counts = tally.popular.clone();
    java.util.Arrays.sort(counts);
    int n = counts.length;
    double top = Math.max(1, counts[n - 1]);
    StringBuilder line = new StringBuilder();
    for (int rank = 1; rank <= n; rank = Math.max(rank + 1, rank * 5 / 4)) {
      double y = Math.log10(Math.max(0.5, (double) counts[n - rank]) / top);
      line.append(point(Math.log10(rank) / Math.log10(n), -y / 4)).append(' ');
    }
    String law = point(0, 0) + " " + point(1, Math.log10(n) / 4);
    out.append("<svg viewBox=\"0 0 640 240\"><polyline class=\"ref\" points=\"").append(law);
    out.append("\"/><polyline class=\"line\" points=\"").append(line);
    out.append("\"/><text x=\"40\" y=\"232\">1</text><text x=\"590\" y=\"232\">").append(n);
    out.append("</text><text x=\"4\" y=\"22\">")
        .append(number((long) top))
        .append("</text></svg>\n");
  }

  /** A point of a 640 × 240 drawing from shares of its width and, downwards, of its height. */
  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", 40 + x * 560, 15 + y * 200);
  }

  private void rhythm() {
    title(
        "一天的节律",
        "Rhythm of the day",
        "每小时占比；午间与晚间两个高峰（假设，依常见运营商曲线）",
        "share per hour; two humps, noon and evening (assumption after common ISP curves)");
    long sum = 0;
    long top = 1;
    for (long each : tally.hours) {
      sum += each;
      top = Math.max(top, each);
    }
    out.append("<svg viewBox=\"0 0 640 240\">");
    for (int hour = 0; hour < 24; hour++) {
      double height = 190.0 * tally.hours[hour] / top;
      out.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"bar\" x=\"%d\" y=\"%.1f\" width=\"18\" height=\"%.1f\"><title>%02d:00"
                  + " %s</title></rect><text x=\"%d\" y=\"228\">%d</text>",
              40 + hour * 24,
              210 - height,
              height,
              hour,
              share(sum == 0 ? 0 : (double) tally.hours[hour] / sum),
              44 + hour * 24,
              hour));
    }
    out.append("</svg>\n");
  }

  private void visits() {
    title(
        "每人每天的访问次数",
        "Visits per person and day",
        "前 " + Tally.SAMPLED + " 人逐日计数；对数正态的活跃度（假设）",
        "the first " + Tally.SAMPLED + " people, day by day; log-normal activity (assumption)");
    List<Integer> all = new ArrayList<>();
    for (int[] day : tally.visits) {
      for (int person = 0; person < Math.min(plan.people(), Tally.SAMPLED); person++) {
        all.add(day[person]);
      }
    }
    quantiles(all.stream().mapToLong(Integer::longValue).sorted().toArray());
  }

  private void quantiles(long[] sorted) {
    int[] at = {5, 25, 50, 75, 95, 99};
    out.append("<table><tr>");
    for (int q : at) {
      out.append("<th>p").append(q).append("</th>");
    }
    out.append("</tr><tr>");
    for (int q : at) {
      out.append("<td>");
      out.append(sorted.length == 0 ? "–" : number(sorted[(sorted.length - 1) * q / 100]));
      out.append("</td>");
    }
    out.append("</tr></table>\n");
  }

  private void dropOff() {
    title(
        "漏斗",
        "Drop-off",
        "调查：47 % 未参与，30 % 参与但无损失，23 % 受损（DOMAIN §2.5）；各类型的差别是假设",
        "survey: 47 % did not engage, 30 % engaged without loss, 23 % lost money (DOMAIN §2.5); how"
            + " types differ is an assumption");
    row(
        "th",
        "",
        "<span class=zh>接触</span><span class=en>met</span>",
        "<span class=zh>未参与</span><span class=en>not engaged</span>",
        "<span class=zh>参与无损失</span><span class=en>engaged, no loss</span>",
        "<span class=zh>受损</span><span class=en>lost money</span>");
    int[] whole = new int[3];
    tally.funnel.forEach(
        (type, depths) -> {
          int met = depths.values().stream().mapToInt(Integer::intValue).sum();
          int idle = depths.getOrDefault("lure", 0) + depths.getOrDefault("landing", 0);
          int lost = tally.losses.getOrDefault(type, List.of()).size();
          whole[0] += met;
          whole[1] += idle;
          whole[2] += lost;
          shares(type, met, idle, lost);
        });
    shares("Σ", whole[0], whole[1], whole[2]);
    out.append("</table>\n");
  }

  private void shares(String name, int met, int idle, int lost) {
    double all = Math.max(1, met);
    row(
        "td",
        name,
        number(met),
        share(idle / all),
        share((met - idle - lost) / all),
        share(lost / all));
  }

  private void row(String cell, String... values) {
    if (cell.equals("th")) {
      out.append("<table>");
    }
    out.append("<tr>");
    for (String value : values) {
      out.append('<').append(cell).append('>').append(value).append("</").append(cell).append('>');
    }
    out.append("</tr>");
  }

  private void losses() {
    title(
        "损失（元）",
        "Losses (yuan)",
        "已公布：每起劝阻平均 21,923 元，另一城市 1,847 元，口径不同（DOMAIN §6）；投资理财每案损失最高，" + "刷单最多见（DOMAIN §3）",
        "published: 21,923 yuan for a dissuaded case, 1,847 in another city, definitions differ"
            + " (DOMAIN §6); investment loses most per case, task rebates are most common (§3)");
    row(
        "th",
        "",
        "n",
        "<span class=zh>中位</span><span class=en>median</span>",
        "<span class=zh>平均</span><span class=en>mean</span>");
    Map<String, List<Integer>> all = new TreeMap<>(tally.losses);
    List<Integer> whole = new ArrayList<>();
    tally.losses.values().forEach(whole::addAll);
    all.put("Σ", whole);
    all.forEach(
        (type, values) -> {
          int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
          long sum = java.util.Arrays.stream(sorted).asLongStream().sum();
          boolean none = sorted.length == 0;
          row(
              "td",
              type,
              number(sorted.length),
              none ? "–" : number(sorted[sorted.length / 2]),
              none ? "–" : number(sum / sorted.length));
        });
    out.append("</table>\n");
  }

  private void feeds() {
    long listed = feed.sites.stream().filter(site -> site.listedAt() != null).count();
    title(
        "名单的覆盖与滞后",
        "Coverage and lag of the feeds",
        "被用过的诈骗目标 "
            + feed.sites.size()
            + " 个，列入 "
            + share((double) listed / Math.max(1, feed.sites.size()))
            + "；公开名单实际只覆盖 0.1–2.3 %，活动的受害窗口平均 21 小时（DOMAIN §2.1）。下表：首次使用到列入的小时数",
        feed.sites.size()
            + " fraud targets were used, "
            + share((double) listed / Math.max(1, feed.sites.size()))
            + " are listed at some time; real public feeds cover 0.1–2.3 % and a campaign's victim"
            + " window averages 21 h (DOMAIN §2.1). Below: hours from first use to entry");
    long[] hours =
        feed.sites.stream()
            .filter(site -> site.listedAt() != null)
            .mapToLong(site -> (site.listedAt() - site.used().firstAt) / CityPlan.HOUR)
            .sorted()
            .toArray();
    quantiles(hours);
  }

  private void delivery() {
    title("传输", "Delivery", "丢失、重复、迟到的占比（假设）", "share lost, doubled, late (assumptions)");
    double all = Math.max(1, tally.events + tally.lost);
    row(
        "th",
        "<span class=zh>丢失</span><span class=en>lost</span>",
        "<span class=zh>重复</span><span class=en>doubled</span>",
        "<span class=zh>迟到</span><span class=en>late</span>");
    row("td", share(tally.lost / all), share(tally.duplicated / all), share(tally.late / all));
    out.append("</table>\n");
  }
}
