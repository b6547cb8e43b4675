function curvesPanel() {
  const curves = Report.curves;
  if (curves.length === 0) return section("curves", empty("curves.none"));
  const all = curves[0], types = curves.slice(1);
  return section("curves", hint("curves.hint"),
    el("div", { class: "cols lean" },
      curveBox(all, State.printing ? 280 : 360, true),
      el("div", null, el("h3", null, t("curves.operating")), operatingTable(all))),
    types.length > 0 && [el("h3", null, t("curves.types")),
      el("div", { class: "multiples" }, types.map(curve => el("div", null,
        el("p", null, typeName(curve.group.slice(5)), el("br"), el("span", { class: "mute" }, curve.right + " " + t("curves.right"))),
        missed(curve) ? empty("curves.missed") : curveBox(curve, 190, false))))]);
}
function missed(curve) { return [...curve.a, ...curve.b].every(point => point.recall === 0); }
function operatingTable(curve) {
  return table([{ text: "" }, { text: "" }, { text: t("curves.alerted"), n: 1 }, { text: t("recall"), n: 1 }, { text: t("precision"), n: 1 }],
    curve.operating.map(point => ({ cells: [side(point.side),
      [tierMark(point.atLeast), point.atLeast === "red" ? "" : el("span", { class: "mute" }, " " + t("atleast"))],
      count(point.alerted), percent(point.recall), percent(point.precision)] })));
}
function curveBox(curve, height, large) {
  return Charts.box(height, t("curves"), () => {
    const series = [...curveSeries("A", curve.a), ...curveSeries("B", curve.b), ...curve.operating.map(point => operatingMark(point, large))];
    const axis = name => Charts.values(large ? name : "", {
      min: 0, max: 1, interval: large ? .2 : .5, nameLocation: "middle", nameGap: 28,
      axisLabel: { color: Charts.color("mute"), fontSize: 11, formatter: v => Math.round(v * 100) + " %" } });
    return {
      legend: large ? Object.assign(Charts.legend(), { data: ["A", "B"] }) : { show: false },
      tooltip: Charts.tip({ trigger: "item" }),
      grid: { left: large ? 20 : 4, right: 24, top: large ? 30 : 10, bottom: large ? 20 : 4, containLabel: true },
      xAxis: axis(t("recall")), yAxis: Object.assign(axis(t("precision")), { nameGap: 44 }), series
    };
  });
}
// The band is one polygon: along the upper edge, back along the lower.
function curveSeries(letter, points) {
  const color = Charts.color(letter.toLowerCase());
  const edge = points.map(p => [p.recall, p.high]).concat(points.map(p => [p.recall, p.low]).reverse());
  return [
    { type: "custom", silent: true, data: points.length > 1 ? [[0, 0]] : [], z: 1, renderItem: (_, api) => ({
      type: "polygon", shape: { points: edge.map(point => api.coord(point)) }, style: { fill: color, opacity: .13 }
    }) },
    { name: letter, type: "line", symbol: "none", silent: true, data: points.map(p => [p.recall, p.precision]),
      itemStyle: { color }, lineStyle: { color, width: 2.4, type: letter === "A" ? [6, 4] : "solid" } }
  ];
}
const Symbols = { red: "rect", orange: "triangle", yellow: "circle", blue: "diamond" };
function operatingMark(point, large) {
  const a = point.side === "A";
  return {
    type: "scatter", data: [[point.recall, point.precision]], symbol: Symbols[point.atLeast], symbolSize: large ? 13 : 9, z: 5,
    itemStyle: { color: a ? Charts.color("card") : Charts.color(point.atLeast), borderColor: Charts.color(point.atLeast), borderWidth: 2 },
    tooltip: { formatter: () => `${point.side} ${Marks[point.atLeast]} ${t("tier." + point.atLeast)} ${t("atleast")}<br>${t("recall")} ${percent(point.recall)} · ${t("precision")} ${percent(point.precision)} · ${count(point.alerted)} ${t("people")}` }
  };
}
