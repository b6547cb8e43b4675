// One person on both sides: a line that opens into the reasons, side by side.
function personLine(person, open) {
  const a = person.a, b = person.b;
  const move = (b ? b.score : 0) - (a ? a.score : 0);
  const label = person.label;
  return el("details", { class: "person", open },
    el("summary", null,
      el("span", { class: "mono" }, person.subject),
      el("span", null, tierMark(a ? a.tier : "none"), " → ", tierMark(b ? b.tier : "none")),
      el("span", null, t("score"), " ", a ? a.score : "–", " → ", b ? b.score : "–", " ",
        el("span", { class: "mute" }, "(" + signed(String(move), move) + ")")),
      el("span", { class: "mute" }, typeName((b || a).fraudType)),
      label && el("span", { class: "pill " + ({ paid: "bad", "drawn-in": "warn" }[label.kind] || "") },
        t("kind." + label.kind), label.yuan > 0 ? " " + count(label.yuan) + " " + t("yuan") : "")),
    el("div", { class: "person-body" },
      el("p", { class: "explain" }, explain(person)),
      reasonTable(person),
      table([{ text: "" }, { text: t("decided") }, { text: t("stage") }, { text: t("last") }, { text: t("lead") }, { text: t("targets") }],
        [viewRow("A", a, person.leadA), viewRow("B", b, person.leadB)].filter(Boolean))));
}
function viewRow(letter, view, lead) {
  if (!view) return null;
  return { cells: [side(letter), when(view.at), view.stage,
    [tierMark(view.lastTier), " " + t("status." + view.lastStatus) + " · v" + view.versions],
    lead == null ? "–" : span(lead),
    el("span", { class: "mono" }, view.targets.join("  "))] };
}
function reasonTable(person) {
  const rows = person.reasons.map(pair => {
    const gap = (pair.b ? pair.b.points : 0) - (pair.a ? pair.a.points : 0);
    return { cells: [el("b", null, pair.code), given(pair.a), pair.a ? minus(pair.a.points) : "–", given(pair.b), pair.b ? minus(pair.b.points) : "–",
      el("span", { class: gap === 0 ? "mute" : null }, signed(String(gap), gap))] };
  });
  const a = person.a ? person.a.score : 0, b = person.b ? person.b.score : 0;
  rows.push({ kind: "sum", cells: [t("sum"), "", person.a ? minus(a) : "–", "", person.b ? minus(b) : "–", signed(String(b - a), b - a)] });
  return table([{ text: t("col.reason") }, { text: side("A") }, { text: t("col.points"), n: 1 }, { text: side("B") }, { text: t("col.points"), n: 1 }, { text: "Δ", n: 1 }], rows, "pairs");
}
function given(part) { return part ? both(part) : el("span", { class: "mute" }, "–"); }

// What happened, in one sentence made of the numbers.
function explain(person) {
  const zh = State.lang === "zh";
  const say = (letter, view) => {
    if (!view) return zh ? letter + " 没有预警" : letter + " raised no alert";
    return zh
      ? `${letter} 在 ${when(view.at)} 以 ${view.score} 分到${t("tier." + view.tier)}色`
      : `${letter} reached ${t("tier." + view.tier)} at ${when(view.at)} with ${view.score} points`;
  };
  const gaps = person.reasons
    .map(pair => ({ code: pair.code, gap: (pair.b ? pair.b.points : 0) - (pair.a ? pair.a.points : 0) }))
    .filter(each => each.gap !== 0)
    .sort((x, y) => Math.abs(y.gap) - Math.abs(x.gap) || (x.code < y.code ? -1 : 1))
    .slice(0, 4)
    .map(each => each.code + " " + signed(String(each.gap), each.gap));
  const paid = person.label && person.label.firstPaymentAt != null
    ? (zh ? `；首次付款 ${when(person.label.firstPaymentAt)}` : `; first payment ${when(person.label.firstPaymentAt)}`) : "";
  const why = gaps.length === 0
    ? (zh ? "理由的分数相同" : "the reasons give the same points")
    : (zh ? "差别在 " : "the difference: ") + gaps.join(zh ? "、" : ", ");
  return say("A", person.a) + (zh ? "，" : ", ") + say("B", person.b) + (zh ? "；" : "; ") + why + paid + (zh ? "。" : ".");
}
