package tocsin.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tocsin.core.drift.DriftReport;
import tocsin.core.evaluate.AdvisorLoad;
import tocsin.core.evaluate.LeadReport;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Change;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Tier;
import tocsin.domain.traffic.InputAccount;

/**
 * The run as one page that opens offline, in Chinese and English. The same history gives the same
 * bytes.
 */
final class HtmlReport {
  private static final int MAX_ALERTS = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.ofHours(8));

  private final StringBuilder out = new StringBuilder(1 << 16);

  private HtmlReport() {}

  static String of(Summary summary) {
    HtmlReport report = new HtmlReport();
    report.head(summary);
    report.tiles(summary);
    report.alerts(summary);
    report.drift(summary);
    report.inputs(summary);
    report.out.append("</main></body></html>\n");
    return report.out.toString();
  }

  private void head(Summary summary) {
    out.append(
        """
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>警钟 tocsin</title><style>
        :root{color-scheme:light dark;--b:#fff;--f:#1b1f24;--m:#5b6470;--l:#d8dde3;--c:#f6f7f9;--red:#c62828;--orange:#b75a00;--yellow:#7a6400;--blue:#1f62b5}
        @media(prefers-color-scheme:dark){:root{--b:#101418;--f:#e8ecf1;--m:#9aa4b0;--l:#2b333c;--c:#181e25;--red:#ff7b72;--orange:#ffa657;--yellow:#e3c94b;--blue:#79b8ff}}
        body{margin:0;background:var(--b);color:var(--f);font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
        main{max-width:1080px;margin:0 auto;padding:24px 16px 64px}h1{font-size:26px;margin:8px 0}h2{font-size:18px;margin:32px 0 8px}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}.tile{background:var(--c);border:1px solid var(--l);border-radius:10px;padding:12px}
        .tile b{display:block;font-size:26px;font-variant-numeric:tabular-nums}.tile span{color:var(--m)}table{border-collapse:collapse;width:100%}
        td,th{text-align:left;vertical-align:top;padding:6px 8px;border-bottom:1px solid var(--l)}th{color:var(--m);font-weight:500}.n{text-align:right;font-variant-numeric:tabular-nums}
        .red{color:var(--red)}.orange{color:var(--orange)}.yellow{color:var(--yellow)}.blue{color:var(--blue)}ul{margin:0;padding-left:18px}button{font:inherit;padding:4px 10px;border-radius:8px;border:1px solid var(--l);background:var(--c);color:var(--f)}
        body.en .zh,body:not(.en) .en{display:none}.wide{overflow-x:auto}
        </style></head><body><main>
        <p style="float:right"><button onclick="document.body.classList.toggle('en')">中文 / English</button></p>
        """);
    out.append("<h1>警钟 tocsin</h1><p>");
    both("策略 " + escape(summary.pack()), "Pack " + escape(summary.pack()));
    out.append(" · ");
    both("截至 ", "as of ");
    out.append(time(summary.horizon())).append("</p>\n");
  }

  private void both(String zh, String en) {
    out.append("<span class=\"zh\">").append(zh).append("</span><span class=\"en\" lang=\"en\">");
    out.append(en).append("</span>");
  }

  private void tiles(Summary summary) {
    out.append("<div class=\"tiles\">");
    summary
        .byTier()
        .forEach(
            (tier, count) -> tile(tier.word(), mark(tier) + " " + zh(tier), tier.word(), count));
    AdvisorLoad load = summary.load();
    if (load != null) {
      String perDay = String.format(Locale.ROOT, "%.2f", load.mean());
      tile("", "顾问每日任务（均值）", "tasks per advisor and day", perDay);
      tile(
          "", "顾问单日任务（99 % / 最多）", "tasks on a day (99 % / most)", load.p99() + " / " + load.max());
      long held = load.degraded().values().stream().mapToLong(Long::longValue).sum();
      tile("", "因人力不足转为宣教", "held back for want of room", held);
    }
    LeadReport lead = summary.lead();
    if (lead != null) {
      tile("", "付款前已预警", "alerted before payment", lead.inTimeAtAll() + " / " + lead.victims());
      tile("", "误扰人数（高于蓝色）", "disturbed in vain above blue", lead.untouched());
    }
    out.append("</div>\n");
  }

  private void tile(String tone, String zh, String en, Object value) {
    out.append("<div class=\"tile\"><b class=\"")
        .append(tone)
        .append("\">")
        .append(value)
        .append("</b>");
    both(zh, en);
    out.append("</div>");
  }

  private void alerts(Summary summary) {
    out.append("<h2>");
    both("预警", "Alerts");
    out.append("</h2><div class=\"wide\"><table><tr><th>");
    both("等级", "tier");
    out.append("</th><th>");
    both("阶段 · 类型", "stage · type");
    out.append("</th><th>");
    both("时间", "time");
    out.append("</th><th>");
    both("为什么", "why");
    out.append("</th><th class=\"n\">");
    both("分", "score");
    out.append("</th></tr>\n");
    List<Alert> shown =
        summary.last().stream()
            .sorted(
                Comparator.comparing(Alert::tier)
                    .reversed()
                    .thenComparing(Comparator.comparingInt(Alert::score).reversed())
                    .thenComparing(Alert::alertId))
            .limit(MAX_ALERTS)
            .toList();
    shown.forEach(this::alert);
    out.append("</table></div>\n");
    if (summary.last().size() > shown.size()) {
      both("其余见 alerts.jsonl", "the rest stands in alerts.jsonl");
    }
  }

  private void alert(Alert alert) {
    out.append("<tr><td class=\"").append(alert.tier().word()).append("\">");
    out.append(mark(alert.tier())).append(' ');
    both(zh(alert.tier()), alert.tier().word());
    out.append("<br><small>").append(escape(alert.alertId())).append(" v").append(alert.version());
    out.append(' ').append(alert.status().word()).append("</small></td><td>");
    out.append(alert.stage()).append(" · ").append(escape(alert.fraudType()));
    out.append("</td><td>").append(time(alert.decidedAt())).append("</td><td><ul>");
    for (Reason reason : alert.reasons()) {
      out.append("<li>");
      both(escape(reason.zh()), escape(reason.en()));
      out.append(" <small>").append(escape(reason.code())).append(' ');
      out.append(reason.points() > 0 ? "+" : "").append(reason.points()).append("</small></li>");
    }
    out.append("</ul>");
    tier(alert);
    out.append("</td><td class=\"n\">").append(alert.score()).append("</td></tr>\n");
  }

  /** Why the tier is what it is, and what would change it. */
  private void tier(Alert alert) {
    if (alert.whyTier().isEmpty() && alert.change().isEmpty()) {
      return;
    }
    out.append("<details><summary>");
    both("为何定级、何事改变", "why this tier, what would change it");
    out.append("</summary><ul>");
    for (Reason why : alert.whyTier()) {
      out.append("<li>");
      both(escape(why.zh()), escape(why.en()));
      out.append(" <small>").append(escape(why.code())).append("</small></li>");
    }
    for (Change change : alert.change()) {
      out.append("<li>→ ");
      both(zh(change.tier()), change.tier().word());
      out.append(": ");
      both(escape(change.zh()), escape(change.en()));
      out.append("</li>");
    }
    out.append("</ul></details>");
  }

  private void drift(Summary summary) {
    DriftReport drift = summary.drift();
    if (drift == null || drift.days().isEmpty()) {
      return;
    }
    out.append("<h2>");
    both("漂移", "Drift");
    out.append("</h2><p>");
    both(
        "未列入警示名单的站点名称与训练时相比；PSI 达到 0.1 应关注，0.25 应处理。日期按 UTC。",
        "Names of sites that no warning list vouches for, against training; PSI of 0.1: watch,"
            + " 0.25: act. Days are UTC.");
    out.append("</p>\n");
    DriftText.table(drift, out);
  }

  private void inputs(Summary summary) {
    out.append("<h2>");
    both("输入账目", "Input account");
    out.append("</h2><div class=\"wide\"><table><tr><th>file</th><th>format</th>");
    out.append("<th class=\"n\">lines</th><th class=\"n\">records</th><th class=\"n\">joined</th>");
    out.append("<th>ignored</th><th>rejected</th></tr>\n");
    for (InputAccount input : summary.inputs()) {
      out.append("<tr><td>").append(escape(input.file())).append("</td><td>");
      out.append(escape(input.format())).append("</td><td class=\"n\">").append(input.lines());
      out.append("</td><td class=\"n\">").append(input.records()).append("</td><td class=\"n\">");
      out.append(input.joined()).append("</td><td>").append(escape(input.ignored().toString()));
      out.append("</td><td>").append(escape(input.rejected().toString())).append("</td></tr>\n");
    }
    out.append("</table></div>\n");
  }

  private static String mark(Tier tier) {
    return switch (tier) {
      case RED -> "■";
      case ORANGE -> "▲";
      case YELLOW -> "●";
      case BLUE, NONE -> "○";
    };
  }

  private static String zh(Tier tier) {
    return switch (tier) {
      case RED -> "红色";
      case ORANGE -> "橙色";
      case YELLOW -> "黄色";
      case BLUE -> "蓝色";
      case NONE -> "无";
    };
  }

  private static String time(long at) {
    return at == Long.MIN_VALUE ? "–" : TIME.format(Instant.ofEpochMilli(at));
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
