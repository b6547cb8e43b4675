// Reads what the address asks for (#en,dark), draws everything, and draws it again on a change.
function render() {
  document.documentElement.lang = State.lang === "zh" ? "zh-CN" : "en";
  document.title = "警钟 tocsin · " + t("title") + " · " + Report.head.a.name + " → " + Report.head.b.name;
  const dark = !State.printing && (State.theme === "dark" || State.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", dark);
  document.body.classList.toggle("printing", State.printing);
  Charts.clear();
  document.getElementById("page").replaceChildren(bar(), headPanel(), verdictPanel(), changesPanel(), migrationPanel(),
    curvesPanel(), leadPanel(), workPanel(), reasonsPanel(), driftPanel(), worstPanel(), figuresPanel(), reproducePanel());
}
function bar() {
  const next = { auto: "dark", dark: "light", light: "auto" };
  return el("header", { class: "bar" }, el("span", { class: "brand" }, "警钟 tocsin · " + t("title")),
    el("button", { id: "language", on: () => { State.lang = State.lang === "zh" ? "en" : "zh"; render(); } }, State.lang === "zh" ? "English" : "中文"),
    el("button", { id: "theme", on: () => { State.theme = next[State.theme]; render(); } }, "◐ " + t("theme." + State.theme)),
    el("button", { on: () => window.print() }, t("print")));
}
function reproducePanel() {
  return section("reproduce", hint("reproduce.hint"),
    el("p", { class: "reproduce mono" }, Twin.reproduce),
    table([{ text: "" }, { text: "SHA-256" }], [["head.input", Twin.inputHash], ["head.report", Twin.reportHash]]
      .map(([key, hash]) => ({ cells: [t(key), el("span", { class: "mono" }, hash)] }))));
}
function start() {
  const asked = location.hash.slice(1).split(",");
  if (asked.includes("en") || !asked.includes("zh") && !navigator.language.startsWith("zh")) State.lang = "en";
  for (const theme of ["dark", "light"]) if (asked.includes(theme)) State.theme = theme;
  if (Twin.schema !== "tocsin.compare/1") {
    document.getElementById("page").append(Words["page.error"].join(" · ") + ": " + Twin.schema);
    return;
  }
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width && !State.printing) { width = innerWidth; render(); } });
  addEventListener("beforeprint", () => { State.printing = true; render(); });
  addEventListener("afterprint", () => { State.printing = false; render(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  render();
}
start();
