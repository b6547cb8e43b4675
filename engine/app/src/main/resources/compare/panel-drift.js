function driftPanel() {
  const drift = Report.drift;
  const input = !drift.inputsKnown ? t("drift.unknown")
    : drift.sameInput ? t("drift.same")
    : t("drift.differ") + " A " + count(drift.recordsA) + " · B " + count(drift.recordsB);
  return section("drift", hint("drift.hint"),
    el("p", null, input, drift.inputsKnown ? " " + t("drift.rejected") + ": A " + percent(drift.rejectedShareA) + " · B " + percent(drift.rejectedShareB) : ""),
    el("div", { class: "mix" }, drift.mixes.map(mixTable)),
    flaggedTargets(drift.targets), shadowModels(Report.shadow || []));
}
function shadowModels(models) {
  const share = value => value == null ? "–" : value.toFixed(3);
  const row = (id, letter, one) => ({ cells: [el("span", { class: "mono" }, id + " " + one.version), side(letter), count(one.targets), count(one.flagged), share(one.meanFlagged), share(one.meanOthers), share(one.agreement)] });
  return models.length > 0 && [el("h3", null, t("drift.shadow")), el("p", { class: "hint" }, t("drift.shadowHint")),
    table([{ text: t("drift.model") }, { text: "" }, { text: t("drift.scored"), n: 1 }, { text: t("drift.ofFlagged"), n: 1 }, { text: t("drift.meanFlagged"), n: 1 }, { text: t("drift.meanOthers"), n: 1 }, { text: t("drift.agreement"), n: 1 }],
      models.flatMap(model => [model.a && row(model.id, "A", model.a), model.b && row(model.id, "B", model.b)].filter(Boolean)))];
}
function said(room, name) { return Words[room + "." + name] ? t(room + "." + name) : name; }
function psiPill(psi) {
  if (psi == null) return null;
  const state = psi < .1 ? ["good", "drift.stable"] : psi < .25 ? ["warn", "drift.moving"] : ["bad", "drift.moved"];
  return el("span", { class: "pill " + state[0] }, t(state[1]) + " " + psi.toFixed(3));
}
function mixTable(mix) {
  const most = Math.max(1, ...mix.rows.map(row => Math.max(row.a, row.b)));
  const name = row => mix.room === "fraudType" ? typeName(row.name) : said(mix.room, row.name);
  return el("div", null, el("h3", null, t("room." + mix.room), " ", psiPill(mix.psi)),
    table([{ text: "" }, { text: "" }, { text: side("A"), n: 1 }, { text: side("B"), n: 1 }],
      mix.rows.map(row => ({ cells: [name(row), track(row.a / most, row.b / most), count(row.a), count(row.b)] }))));
}
function track(a, b) {
  return svg("svg", { class: "track", viewBox: "0 0 100 11", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "a", x: 0, y: 1, height: 4, width: a * 100 }), svg("rect", { class: "b", x: 0, y: 6, height: 4, width: b * 100 }));
}
function flaggedTargets(targets) {
  return [el("h3", null, t("drift.targets"), ": A " + count(targets.a) + " · B " + count(targets.b) + " · " + t("drift.onlyA") + " " + count(targets.onlyA) + " · " + t("drift.onlyB") + " " + count(targets.onlyB)),
    targets.added.length > 0 && [el("p", { class: "hint" }, t("drift.added")),
      table([{ text: t("col.target") }, { text: t("col.kind") }, { text: t("col.verdict") }, { text: t("col.type") }, { text: t("visitors"), n: 1 }],
        targets.added.map(each => ({ cells: [el("span", { class: "mono" }, each.target), said("targetKind", each.kind), said("verdict", each.verdict), typeName(each.fraudType), count(each.visitors)] })))]];
}
