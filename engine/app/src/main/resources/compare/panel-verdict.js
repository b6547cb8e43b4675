// For these figures less is better.
const FewerIsBetter = ["in-vain"];

function verdictPanel() {
  const verdict = Report.verdict;
  const lamp = (name, mark) => el("span", { class: "lamp " + name + (verdict.light === name ? " on" : "") }, mark);
  const grey = verdict.light === "grey" ? el("span", { class: "lamp on grey" }, "?") : null;
  return section("verdict",
    hint("verdict.hint"),
    el("div", { class: "verdict" },
      el("div", { class: "lamps", role: "img", "aria-label": t("light." + verdict.light) },
        grey || [lamp("red", "✕"), lamp("amber", "!"), lamp("green", "✓")]),
      el("div", null,
        el("p", { class: "light" }, t("light." + verdict.light) + (State.lang === "zh" ? "：" : ": ") + t("why." + verdict.why)),
        el("p", { class: "sentence" }, both(verdict)))),
    verdict.figures.length > 0 && table(
      [{ text: t("col.figure") }, { text: side("A"), n: 1 }, { text: side("B"), n: 1 }, { text: t("col.change"), n: 1 }, { text: t("col.interval") }, { text: "" }],
      verdict.figures.map(figureRow)));
}
function figureRow(figure) {
  const better = FewerIsBetter.includes(figure.name) ? -1 : 1;
  const change = figure.change;
  const show = value => signed(withUnit(value, figure.unit), value);
  return { cells: [t("fig." + figure.name), withUnit(figure.a.value, figure.unit), withUnit(figure.b.value, figure.unit),
    change.value == null ? "–" : show(change.value),
    change.low == null ? "–" : whisker(change, better),
    change.low == null ? "" : el("span", { class: "mute" }, show(change.low) + " … " + show(change.high))] };
}
