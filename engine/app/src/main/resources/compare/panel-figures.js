function figuresPanel() {
  const figures = Report.figures;
  if (figures.length === 0) return section("figures", empty("figures.none"));
  const show = (estimate, unit) => {
    if (estimate == null || estimate.value == null) return "–";
    const text = withUnit(estimate.value, unit);
    return estimate.low == null || estimate.low === estimate.high ? text
      : [text, el("span", { class: "mute" }, " [" + withUnit(estimate.low, unit) + ", " + withUnit(estimate.high, unit) + "]")];
  };
  const change = each => {
    if (!each.a || !each.b || each.a.value == null || each.b.value == null) return "–";
    const gap = +(each.b.value - each.a.value).toFixed(6);
    return gap === 0 ? el("span", { class: "mute" }, "0") : signed(withUnit(gap, each.unit), gap);
  };
  return section("figures", hint("figures.hint"),
    table([{ text: t("col.figure") }, { text: t("col.group") }, { text: side("A"), n: 1 }, { text: side("B"), n: 1 }, { text: t("col.change"), n: 1 }],
      figures.map(each => ({ cells: [both(each), el("span", { class: "mono" }, each.group), show(each.a, each.unit), show(each.b, each.unit), change(each)] }))));
}
