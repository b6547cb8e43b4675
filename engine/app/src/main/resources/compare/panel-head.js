function headPanel() {
  const head = Report.head;
  const named = (letter, one) => el("div", { class: "sides" }, side(letter), el("b", null, one.name),
    el("span", { class: "mute" }, [one.engine, count(one.alerted) + " " + t("head.alerted"), count(one.versions) + " " + t("head.versions")].filter(Boolean).join(" · ")));
  const fact = (key, value, mono) => el("div", null, el("dt", null, t(key)), el("dd", { class: mono ? "mono" : null }, value));
  return el("section", { id: "head", class: "keep" },
    el("h1", null, head.a.name + (head.a.engine ? " (" + head.a.engine + ")" : "") + " → " + head.b.name + (head.b.engine ? " (" + head.b.engine + ")" : "")),
    named("A", head.a), named("B", head.b),
    el("dl", { class: "facts" },
      fact("head.window", [when(head.from) + " –", el("br"), when(head.until)]),
      fact("head.records", head.records ? count(head.records) : t("unknown")),
      fact("head.people", head.people ? count(head.people) : t("unknown")),
      fact("head.truth", t(head.truth ? "head.truth.yes" : "head.truth.no")),
      head.seed != null && fact("head.seed", String(head.seed)),
      fact("head.zone", head.zone),
      fact("head.engine", Twin.version),
      fact("head.bootstrap", head.replicates + " " + t("head.replicates") + " " + head.bootstrapSeed),
      fact("head.input", Twin.inputHash.slice(0, 16) + "…", true),
      fact("head.report", Twin.reportHash.slice(0, 16) + "…", true)));
}
