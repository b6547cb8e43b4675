function changesPanel() {
  const changes = Report.changes;
  if (changes == null) return section("changes", empty("changes.unknown"));
  if (changes.length === 0) return section("changes", empty("changes.none"));
  const value = text => text == null ? el("span", { class: "mute" }, t("nothing")) : el("span", { class: "mono" }, text);
  return section("changes", hint("changes.hint"),
    table([{ text: t("col.entry") }, { text: side("A") }, { text: side("B") }],
      changes.map(each => ({ cells: [el("span", { class: "mono" }, each.key), value(each.a), value(each.b)] }))));
}
