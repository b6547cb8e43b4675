function workPanel() {
  const work = Report.workload;
  const known = [work.a, work.b].some(load => load.histogram.length > 0);
  if (!known) return section("work", empty("work.none"));
  return section("work", hint("work.hint"),
    el("div", { class: "cols" },
      Charts.box(270, t("work"), () => workChart(work)),
      el("div", null, workTable(work))));
}
// Days without a task would dwarf the rest; the table has them.
function workChart(work) {
  const most = Math.max(work.capacity + 1, lastFilled(work.a.histogram), lastFilled(work.b.histogram), 4);
  const names = Array.from({ length: most }, (_, i) => i + 1 === 12 ? "12+" : String(i + 1));
  const data = load => names.map((_, i) => load.histogram[i + 1] || 0);
  const label = { show: true, position: "top", fontSize: 11, color: Charts.color("mute"), formatter: event => event.value || "" };
  return {
    legend: Object.assign(Charts.legend(), { data: ["A", "B"] }),
    tooltip: Charts.tip({ trigger: "axis", axisPointer: { type: "shadow" } }),
    grid: { left: 8, right: 12, top: 60, bottom: 24, containLabel: true },
    xAxis: Charts.names(names, { name: t("work.axis"), nameLocation: "middle", nameGap: 26 }),
    yAxis: Charts.values(t("work.advisorDays"), { minInterval: 1, nameGap: 24, nameTextStyle: { align: "left", color: Charts.color("mute"), fontSize: 12 } }),
    series: [Charts.bars("A", data(work.a), { label }), Charts.bars("B", data(work.b), { label }), capacityLine(work.capacity)]
  };
}
// A line between what is borne and what is not.
function capacityLine(capacity) {
  const color = Charts.color("bad");
  return {
    type: "custom", silent: true, data: [[capacity - 1, 0]], tooltip: { show: false },
    renderItem: (params, api) => {
      const x = api.coord([capacity - 1, 0])[0] + api.size([1, 0])[0] / 2, area = params.coordSys;
      return { type: "group", children: [
        { type: "line", shape: { x1: x, x2: x, y1: area.y - 16, y2: area.y + area.height }, style: { stroke: color, lineDash: [5, 4], lineWidth: 1.5 } },
        { type: "text", style: { text: t("work.capacity") + " " + capacity, x: x + 5, y: area.y - 4, fill: color, fontSize: 12, textAlign: "left", textVerticalAlign: "bottom" } }
      ] };
    }
  };
}
function lastFilled(histogram) {
  let last = 0;
  histogram.forEach((days, i) => { if (days > 0) last = i; });
  return last;
}
function workTable(work) {
  const row = (key, show) => ({ cells: [t(key), show(work.a), show(work.b)] });
  const routes = [...new Set([...Object.keys(work.a.routes), ...Object.keys(work.b.routes)])];
  return table([{ text: t("work.base") + ": " + count(work.advisors) + " × " + count(work.days) }, { text: side("A"), n: 1 }, { text: side("B"), n: 1 }], [
    row("work.tasks", load => count(load.tasks)),
    row("work.mean", load => fixed(load.mean, 2)),
    row("work.p99", load => count(load.p99)),
    row("work.max", load => count(load.max)),
    row("work.idle", load => count(load.histogram[0] || 0)),
    row("work.overdays", load => count(load.overDays)),
    row("work.overtasks", load => count(load.overTasks)),
    row("work.night", load => percent(load.nightShare)),
    ...routes.map(route => ({ cells: [el("span", { class: "mute" }, "→ " + t("route." + route)), count(work.a.routes[route] || 0), count(work.b.routes[route] || 0)] }))
  ]);
}
