function reasonsPanel() {
  const reasons = Report.reasons;
  if (reasons.shares.length === 0) return section("reasons", empty("reasons.none"));
  const shares = reasons.shares.slice(0, 24);
  return section("reasons", hint("reasons.hint"), observed(reasons),
    Charts.box(56 + shares.length * 26, t("reasons"), () => reasonChart(shares)),
    el("p", { class: "hint" }, t("reasons.rules"), ": A ", reasons.rulesA.held, " / ", reasons.rulesA.lifted, " · B ", reasons.rulesB.held, " / ", reasons.rulesB.lifted),
    reasonDetails(reasons.shares),
    el("h3", null, t("reasons.overlap")), el("p", { class: "hint" }, t("reasons.overlap.hint")),
    overlapPicker(), el("div", { id: "overlap" }, overlapBox(reasons.overlap)));
}
function observed(reasons) {
  const guessed = [["A", reasons.thresholdsA], ["B", reasons.thresholdsB]].filter(([, thresholds]) => !thresholds.stated);
  return guessed.length === 0 ? null : el("p", { class: "hint" }, t("reasons.observed") + guessed.map(([letter, thresholds]) =>
    letter + " " + Object.entries(thresholds.enter).map(([tier, score]) => t("tier." + tier) + " " + score).join(", ")).join(" · "));
}
function sentence(code) {
  const text = Report.reasonTexts[code];
  return text ? both(text).replace(/\{\w+\}/g, "…") : "";
}
function reasonChart(shares) {
  const names = shares.map(share => share.code);
  const mute = Charts.color("mute");
  const pair = (index, value) => ["a", "b"].map(key => Charts.bars(key.toUpperCase(), shares.map(share => value(share[key])), { xAxisIndex: index, yAxisIndex: index, barCategoryGap: "26%" }));
  const axis = (index, show) => Charts.names(names, { gridIndex: index, inverse: true, axisLabel: { show, color: Charts.color("ink"), fontSize: 12 } });
  const values = (index, text) => Charts.values(text, { gridIndex: index, position: "top", minInterval: 1, nameLocation: "middle", nameGap: 24, nameTextStyle: { color: mute, fontSize: 12 } });
  return {
    legend: Object.assign(Charts.legend(), { bottom: 0, top: null, data: ["A", "B"] }),
    tooltip: Charts.tip({
      trigger: "axis", axisPointer: { type: "shadow" },
      formatter: items => {
        const share = shares[items[0].dataIndex];
        const line = (letter, part) => `${letter}: ${part.hits} ${t("people")} · ${t("reasons.mean")} ${fixed(part.meanPoints, 1)} · ${t("reasons.unique")} ${part.unique} · Δ ${part.aboveBlue}`;
        return echarts.format.encodeHTML(share.code + " " + sentence(share.code)) + "<br>" + line("A", share.a) + "<br>" + line("B", share.b);
      }
    }),
    grid: [{ left: 44, width: "44%", top: 44, bottom: 22 }, { right: 14, width: "40%", top: 44, bottom: 22 }],
    xAxis: [values(0, t("reasons.hits")), values(1, t("reasons.loo"))],
    yAxis: [axis(0, true), axis(1, false)],
    series: [...pair(0, part => part.hits), ...pair(1, part => part.aboveBlue)]
  };
}
function reasonDetails(shares) {
  const number = value => value === 0 ? el("span", { class: "mute" }, "0") : signed(String(value), 0);
  return table([{ text: t("col.reason") }, { text: "" }, { text: [t("reasons.mean"), " A"], n: 1 }, { text: "B", n: 1 }, { text: [t("reasons.unique"), " A"], n: 1 }, { text: "B", n: 1 }],
    shares.map(share => ({ cells: [el("b", null, share.code), sentence(share.code), minus(fixed(share.a.meanPoints, 1)), minus(fixed(share.b.meanPoints, 1)), number(share.a.unique), number(share.b.unique)] })));
}
function overlapPicker() {
  return el("div", { class: "chips screen" }, ["a", "b", "diff"].map(which =>
    el("button", { "data-overlap": which, "aria-pressed": String(State.overlap === which), on: () => {
      State.overlap = which;
      document.querySelectorAll("[data-overlap]").forEach(button => button.setAttribute("aria-pressed", String(button.dataset.overlap === which)));
      document.getElementById("overlap").replaceChildren(overlapBox(Report.reasons.overlap));
    } }, which === "diff" ? t("reasons.diff") : which.toUpperCase())));
}
function overlapBox(overlap) {
  const codes = overlap.codes, size = codes.length;
  return Charts.box(Math.min(620, 60 + size * 27), t("reasons.overlap"), () => {
    const share = (matrix, row, column) => matrix[row][row] === 0 ? 0 : matrix[row][column] / matrix[row][row];
    const value = (row, column) => State.overlap === "diff"
      ? share(overlap.b, row, column) - share(overlap.a, row, column) : share(overlap[State.overlap], row, column);
    const cells = [];
    for (let row = 0; row < size; row++) for (let column = 0; column < size; column++) {
      if (row !== column) cells.push([column, row, +value(row, column).toFixed(4)]);
    }
    const diff = State.overlap === "diff";
    const reach = diff ? Math.max(.01, ...cells.map(cell => Math.abs(cell[2]))) : 1;
    const soft = Charts.color("soft");
    return {
      tooltip: Charts.tip({ formatter: event => `${codes[event.value[1]]} → ${codes[event.value[0]]}: ${(event.value[2] * 100).toFixed(0)} %` }),
      grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
      xAxis: Charts.names(codes, { position: "top", axisLine: { show: false }, axisLabel: { interval: 0, color: Charts.color("mute"), fontSize: 12 } }),
      yAxis: Charts.names(codes, { inverse: true, axisLine: { show: false }, axisLabel: { interval: 0, color: Charts.color("mute"), fontSize: 12 } }),
      visualMap: { show: false, min: diff ? -reach : 0, max: diff ? reach : 1, inRange: { color: diff ? [Charts.color("a"), soft, Charts.color("b")] : [soft, Charts.color(State.overlap)] } },
      series: [{ type: "heatmap", data: cells.map(cell => ({ value: cell, label: { color: Math.abs(cell[2]) > reach * .55 ? Charts.color("card") : Charts.color("ink") } })), itemStyle: { borderColor: Charts.color("card"), borderWidth: 2, borderRadius: 4 },
        label: { show: size <= 20, fontSize: 10.5, formatter: event => { const p = Math.round(event.value[2] * 100); return p === 0 ? "" : diff ? signed(String(p), p) : p; } } }]
    };
  });
}
