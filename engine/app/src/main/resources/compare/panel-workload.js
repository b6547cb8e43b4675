function workPanel() {
  const work = Report.workload;
  const known = [work.a, work.b].some(load => load.histogram.length > 0);
  if (!known) return section("work", empty("work.none"));
  return section("work", hint("work.hint"),
    el("div", { class: "cols" },
      Charts.box(270, t("work"), () => workChart(work)),
      el("div", null, workTable(work))));
}
function workChart(work) {
  const slots = Math.max(work.capacity + 2, lastFilled(work.a.histogram), lastFilled(work.b.histogram) + 1, 5);
  const names = Array.from({ length: Math.min(slots, 13) }, (_, i) => i === 12 ? "12+" : String(i));
  // Idle days would dwarf every other bar, so the axis counts by powers.
  const data = load => names.map((_, i) => load.histogram[i] || null);
  const label = { show: true, position: "top", fontSize: 11, color: Charts.color("mute") };
  const line = {
    symbol: "none", silent: true, lineStyle: { color: Charts.color("bad"), type: "dashed", width: 1.5 },
    label: { formatter: t("work.capacity") + " " + work.capacity, color: Charts.color("bad"), fontSize: 12, position: "end" },
    data: [{ xAxis: String(work.capacity) }]
  };
  return {
    legend: Charts.legend(),
    tooltip: Charts.tip({ trigger: "axis", axisPointer: { type: "shadow" } }),
    grid: { left: 8, right: 12, top: 46, bottom: 24, containLabel: true },
    xAxis: Charts.names(names, { name: t("work.axis"), nameLocation: "middle", nameGap: 26 }),
    yAxis: Charts.values(t("work.advisorDays"), { type: "log", min: .5, axisLabel: { color: Charts.color("mute"), fontSize: 12, formatter: v => v < 1 ? "" : v } }),
    series: [Charts.bars("A", data(work.a), { label }), Charts.bars("B", data(work.b), { label, markLine: line })]
  };
}
function lastFilled(histogram) {
  let last = 0;
  histogram.forEach((days, i) => { if (days > 0) last = i; });
  return last + 1;
}
function workTable(work) {
  const row = (key, show) => ({ cells: [t(key), show(work.a), show(work.b)] });
  const routes = [...new Set([...Object.keys(work.a.routes), ...Object.keys(work.b.routes)])];
  return table([{ text: t("work.base") + ": " + count(work.advisors) + " × " + count(work.days) }, { text: side("A"), n: 1 }, { text: side("B"), n: 1 }], [
    row("work.tasks", load => count(load.tasks)),
    row("work.mean", load => fixed(load.mean, 2)),
    row("work.p99", load => count(load.p99)),
    row("work.max", load => count(load.max)),
    row("work.overdays", load => count(load.overDays)),
    row("work.overtasks", load => count(load.overTasks)),
    row("work.night", load => percent(load.nightShare)),
    ...routes.map(route => ({ cells: [el("span", { class: "mute" }, "→ " + t("route." + route)), count(work.a.routes[route] || 0), count(work.b.routes[route] || 0)] }))
  ]);
}
