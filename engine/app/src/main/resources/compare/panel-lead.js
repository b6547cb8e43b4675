function leadPanel() {
  const lead = Report.leadTimes;
  const total = lead.buckets.reduce((sum, bucket) => sum + bucket.a + bucket.b, 0);
  const text = lead.againstTruth ? "leads.hint" : "leads.hint.start";
  if (total === 0) return section("leads", hint(text), empty("leads.none"));
  return section("leads", hint(text),
    Charts.box(250, t("leads"), () => ({
      legend: lead.againstTruth ? Charts.legend() : { show: false },
      tooltip: Charts.tip({ trigger: "axis", axisPointer: { type: "shadow" } }),
      xAxis: Charts.names(lead.buckets.map((bucket, i) => bucketName(bucket, lead.buckets[i + 1], lead.againstTruth)), { axisLabel: { interval: 0, rotate: State.printing || innerWidth < 900 || !lead.againstTruth ? 28 : 0, color: Charts.color("mute"), fontSize: 12, hideOverlap: false } }),
      yAxis: Charts.values(t(lead.againstTruth ? "leads.victims" : "people"), { minInterval: 1 }),
      series: lead.againstTruth
        ? [leadBars("A", lead, "a"), leadBars("B", lead, "b")]
        : [leadBars("B", lead, "b")]
    })),
    lead.againstTruth
      ? table([{ text: "" }, { text: t("leads.median"), n: 1 }, { text: t("leads.share"), n: 1 }],
        [["A", lead.medianA, "a"], ["B", lead.medianB, "b"]].map(([letter, median, key]) => ({ cells: [side(letter),
          median == null ? "–" : span(median), ahead(lead, key)] })))
      : el("p", null, t("leads.median.start"), ": ", lead.medianB == null ? "–" : span(lead.medianB)));
}
function leadBars(letter, lead, key) {
  return Charts.bars(letter, lead.buckets.map(bucket => bucket[key]), { label: { show: true, position: "top", fontSize: 11, color: Charts.color("mute"), formatter: e => e.value || "" } });
}
function ahead(lead, key) {
  const all = lead.buckets.reduce((sum, bucket) => sum + bucket[key], 0);
  const early = lead.buckets.filter(bucket => Number(bucket.name) >= 30).reduce((sum, bucket) => sum + bucket[key], 0);
  return count(early) + " / " + count(all) + " (" + percent(all ? early / all : null) + ")";
}
function headStart(from, next) {
  if (from === 0) return t("leads.same");
  if (!next) return "≥ " + span(from) + " " + t("leads.earlier");
  const to = Number(next.name);
  return from < 0 ? span(-to) + "–" + span(-from) + " " + t("leads.later") : span(from) + "–" + span(to) + " " + t("leads.earlier");
}
function bucketName(bucket, next, againstTruth) {
  if (Words["leads." + bucket.name]) return t("leads." + bucket.name);
  const from = Number(bucket.name);
  if (!againstTruth) return headStart(from, next);
  if (!next) return "≥ " + span(from);
  return span(from) + "–" + span(Number(next.name));
}
