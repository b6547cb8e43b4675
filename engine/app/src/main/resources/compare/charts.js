// One way to make every chart, so that they share colours, type, grid and manners.
const Charts = {
  made: [],
  color(name) { return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim(); },
  clear() { this.made.forEach(chart => chart.dispose()); this.made = []; },

  // A box that becomes a chart once it is in the page, when its width is known.
  box(height, label, option, onClick) {
    const box = el("div", { class: "chart", role: "img", "aria-label": label });
    box.style.height = height + "px";
    this.made.push({ dispose() {} });
    const slot = this.made.length - 1;
    queueMicrotask(() => {
      if (!box.isConnected) return;
      const chart = echarts.init(box, null, { renderer: "svg" });
      chart.setOption(Object.assign(this.base(), option()));
      if (onClick) chart.on("click", onClick);
      this.made[slot] = chart;
    });
    return box;
  },
  base() {
    return {
      animation: false,
      backgroundColor: "transparent",
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: this.color("ink") },
      aria: { enabled: false },
      grid: { left: 8, right: 12, top: 30, bottom: 8, containLabel: true }
    };
  },
  tip(extra) {
    return Object.assign({
      confine: true, backgroundColor: this.color("card"), borderColor: this.color("line"),
      textStyle: { color: this.color("ink"), fontSize: 13 }, extraCssText: "box-shadow:0 4px 16px rgba(0,0,0,.16)"
    }, extra);
  },
  legend() {
    return { top: 0, right: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: this.color("mute"), fontSize: 12 } };
  },
  values(name, extra) {
    return Object.assign({
      type: "value", name, nameTextStyle: { color: this.color("mute"), fontSize: 12 },
      axisLabel: { color: this.color("mute"), fontSize: 12 }, axisLine: { show: false },
      splitLine: { lineStyle: { color: this.color("line") } }
    }, extra);
  },
  names(data, extra) {
    return Object.assign({
      type: "category", data, axisTick: { show: false },
      axisLine: { lineStyle: { color: this.color("line") } },
      axisLabel: { color: this.color("mute"), fontSize: 12 },
      nameTextStyle: { color: this.color("mute"), fontSize: 12 }
    }, extra);
  },
  // A is grey with a light hatch, B is solid: they stay apart without colour.
  bars(letter, data, extra) {
    const a = letter === "A";
    return Object.assign({
      name: letter, type: "bar", data, barGap: "12%", barCategoryGap: "32%",
      itemStyle: {
        color: this.color(a ? "a" : "b"), borderRadius: 2,
        decal: a ? { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: "rgba(255,255,255,.28)" } : null
      }
    }, extra);
  }
};

// A change with its interval, on its own scale, zero in the middle.
function whisker(change, better) {
  const reach = Math.max(Math.abs(change.low), Math.abs(change.high), Math.abs(change.value)) || 1;
  const x = value => 95 + value / reach * 85;
  const sure = change.low > 0 ? 1 : change.high < 0 ? -1 : 0;
  const tone = sure === 0 ? "" : sure * better > 0 ? " up" : " down";
  return svg("svg", { class: "whisk", viewBox: "0 0 190 20", "aria-hidden": "true" },
    svg("line", { class: "axis", x1: 95, x2: 95, y1: 1, y2: 19 }),
    svg("line", { class: "range" + tone, x1: x(change.low), x2: x(change.high), y1: 10, y2: 10 }),
    svg("circle", { class: "dot" + tone, cx: x(change.value), cy: 10, r: 4.5 }));
}
