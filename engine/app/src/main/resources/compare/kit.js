// Language, theme, and the few ways in which this page makes elements. Text is always a text node.
const Twin = JSON.parse(document.getElementById("twin").textContent);
const Report = Twin.content;
const State = { lang: "zh", theme: "auto", cell: null, overlap: "b", printing: false };
const Tiers = ["red", "orange", "yellow", "blue", "none"];
const Marks = { red: "■", orange: "▲", yellow: "●", blue: "◆", none: "○" };

function t(key) {
  const pair = Words[key];
  return pair ? pair[State.lang === "zh" ? 0 : 1] : key;
}
function both(pair) { return State.lang === "zh" ? pair.zh : pair.en; }

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  fill(node, attributes, children);
  return node;
}
function svg(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(node, attributes, children);
  return node;
}
function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "on") node.addEventListener("click", value);
    else if (value !== false && value != null) node.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat(3)) {
    if (child != null && child !== false) node.append(child);
  }
}
function section(id, ...children) {
  return el("section", { id, class: children.length < 3 ? "keep" : null }, el("h2", null, t(id)), children);
}
function hint(key) { return el("p", { class: "hint" }, t(key)); }
function empty(key) { return el("p", { class: "empty" }, t(key)); }
function table(heads, rows, kind) {
  const cell = (tag, value, i) => el(tag, { class: heads[i].n ? "n" : null }, value);
  return el("div", { class: "wide" }, el("table", { class: kind },
    el("thead", null, el("tr", null, heads.map((h, i) => cell("th", h.text, i)))),
    el("tbody", null, rows.map(row => el("tr", { class: row.kind }, row.cells.map((c, i) => cell("td", c, i)))))));
}
function side(letter) { return el("span", { class: "side-" + letter.toLowerCase() }, letter); }
function tierMark(tier) {
  return el("span", { class: "tier " + tier }, Marks[tier] + " " + t("tier." + tier));
}

function count(value) {
  return value == null ? "–" : new Intl.NumberFormat("en").format(value);
}
function fixed(value, digits) { return value == null ? "–" : value.toFixed(digits); }
function percent(value) { return value == null ? "–" : (value * 100).toFixed(1) + " %"; }
function signed(text, value) {
  return value > 0 ? "+" + text : text.replace("-", "−");
}
function minus(value) { return String(value).replace("-", "−"); }
function withUnit(value, unit) {
  if (value == null) return "–";
  if (unit === "share") return percent(value);
  if (unit === "minutes") return fixed(value, 0) + " " + t("minutes");
  if (unit === "yuan") return count(Math.round(value)) + " " + t("yuan");
  return Number.isInteger(value) ? count(value) : fixed(value, Math.abs(value) < 1 ? 3 : 1);
}
function when(millis) {
  if (millis == null) return "–";
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: Report.head.zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit"
  }).format(new Date(millis));
}
function span(minutes) {
  const m = Math.abs(minutes), zh = State.lang === "zh", sign = minutes < 0 ? "−" : "";
  if (m < 60) return sign + m + (zh ? " 分" : " min");
  if (m < 1440) return sign + +(m / 60).toFixed(1) + (zh ? " 小时" : " h");
  return sign + +(m / 1440).toFixed(1) + (zh ? " 天" : " d");
}
function typeName(code) {
  const type = Report.types[code];
  if (code === "unknown") return t("type.unknown");
  return type ? code + " " + both(type) : code;
}
