function migrationPanel() {
  const migration = Report.migration;
  if (migration.cells.length === 0) return section("migration", empty("migration.none"));
  const changed = migration.cells.filter(cell => cell.from !== cell.to);
  if (!State.cell) State.cell = firstCell(changed.length > 0 ? changed : migration.cells);
  return section("migration", hint("migration.hint"),
    el("div", { class: "cols lean" },
      Charts.box(State.printing ? 300 : 380, t("migration"), () => sankey(migration), click),
      el("div", null, matrix(migration), moveChips(migration))),
    el("div", { id: "list" }, cellList(migration)));
}
function firstCell(cells) {
  const largest = cells.reduce((best, cell) => cell.people > best.people ? cell : best);
  return { from: largest.from, to: largest.to };
}
function click(event) {
  if (event.dataType === "edge") choose({ from: event.data.from, to: event.data.to });
}
function choose(cell) {
  State.cell = cell;
  const list = document.getElementById("list");
  list.replaceChildren(...cellList(Report.migration));
  document.querySelectorAll("[data-cell]").forEach(button =>
    button.setAttribute("aria-pressed", String(selected(JSON.parse(button.dataset.cell)))));
}
function selected(cell) {
  return State.cell.move ? State.cell.move === cell.move : State.cell.from === cell.from && State.cell.to === cell.to;
}
function picker(cell, ...children) {
  return el("button", { "data-cell": JSON.stringify(cell), "aria-pressed": String(selected(cell)), on: () => choose(cell) }, children);
}
function moveChips(migration) {
  return el("div", { class: "chips" }, Object.entries(migration.moves).map(([move, people]) =>
    picker({ move }, t("move." + move), " ", el("b", null, count(people)))));
}
function matrix(migration) {
  const people = (from, to) => (migration.cells.find(cell => cell.from === from && cell.to === to) || { people: 0 }).people;
  return el("div", null, el("h3", null, t("migration.matrix")), el("table", { class: "matrix" },
    el("tr", null, el("th"), Tiers.map(to => el("th", null, tierMark(to)))),
    Tiers.map(from => el("tr", null, el("th", null, tierMark(from)), Tiers.map(to => {
      const n = people(from, to);
      return el("td", null, n === 0 ? el("span", { class: "zero" }, "·") : picker({ from, to }, count(n)));
    })))));
}
function moveOf(cell) {
  if (cell.from === cell.to) return "same";
  if (cell.from === "none") return "gained";
  if (cell.to === "none") return "lost";
  return Tiers.indexOf(cell.to) < Tiers.indexOf(cell.from) ? "escalated" : "lowered";
}
function cellList(migration) {
  const cells = migration.cells.filter(cell => State.cell.move ? moveOf(cell) === State.cell.move : selected({ from: cell.from, to: cell.to }));
  const people = cells.reduce((sum, cell) => sum + cell.people, 0);
  const shown = cells.flatMap(cell => cell.shown);
  const title = State.cell.move ? [t("move." + State.cell.move)] : [tierMark(State.cell.from), " → ", tierMark(State.cell.to)];
  return [
    el("h3", null, t("migration.list"), ": ", title, " · ", count(people), " ", t("people"),
      shown.length < people ? " (" + t("migration.shown") + " " + shown.length + ")" : ""),
    ...shown.map((person, i) => personLine(person, i === 0 || State.printing && i < 3))
  ];
}
function sankey(migration) {
  const color = name => Charts.color(name);
  const total = (key, tier) => migration.cells.filter(cell => cell[key] === tier).reduce((sum, cell) => sum + cell.people, 0);
  const nodes = [];
  for (const [key, letter] of [["from", "A"], ["to", "B"]]) {
    for (const tier of Tiers) {
      const people = total(key, tier);
      if (people > 0) nodes.push({ name: letter + tier, depth: letter === "A" ? 0 : 1, tier, people, itemStyle: { color: color(tier) },
        label: { position: letter === "A" ? "left" : "right" } });
    }
  }
  const links = migration.cells.map(cell => ({
    source: "A" + cell.from, target: "B" + cell.to, value: cell.people, from: cell.from, to: cell.to,
    lineStyle: { color: color(cell.to === "none" ? cell.from : cell.to), opacity: cell.from === cell.to ? .16 : .5 }
  }));
  return {
    tooltip: Charts.tip({
      formatter: event => event.dataType === "edge"
        ? `${Marks[event.data.from]} ${t("tier." + event.data.from)} → ${Marks[event.data.to]} ${t("tier." + event.data.to)}: ${event.data.value} ${t("people")}`
        : `${Marks[event.data.tier]} ${t("tier." + event.data.tier)}: ${event.data.people} ${t("people")}`
    }),
    series: [{
      type: "sankey", left: 86, right: 86, top: 26, bottom: 8, nodeGap: 14, nodeWidth: 14, layoutIterations: 0, draggable: false,
      data: nodes, links, emphasis: { focus: "none", lineStyle: { opacity: .75 } },
      label: { color: color("ink"), fontSize: 13, formatter: event => `${Marks[event.data.tier]} ${t("tier." + event.data.tier)} ${count(event.data.people)}` }
    }],
    graphic: [
      { type: "text", left: 6, top: 2, style: { text: "A " + Report.head.a.name, fill: color("mute"), fontSize: 13, fontWeight: 700 } },
      { type: "text", right: 6, top: 2, style: { text: "B " + Report.head.b.name, fill: color("b"), fontSize: 13, fontWeight: 700 } }
    ]
  };
}
