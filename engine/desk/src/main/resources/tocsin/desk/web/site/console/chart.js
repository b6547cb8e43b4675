import { Part, desk, html } from './part.js';
import { t } from '../shared/words.js';

/* ECharts empties its box with an empty string; nothing else may be written as HTML. */
if (globalThis.trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy('default', { createHTML: (text) => (text === '' ? '' : null) });
}
let library = null;
const echarts = () => (library ??= import('echarts'));
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* A chart and its twin: the same numbers as a table, for eyes, ears and copying. */
class Chart extends Part {
  static properties = { title: {}, note: {}, kind: {}, labels: {}, series: {} };
  #theme = () => this.#draw();
  connectedCallback() {
    super.connectedCallback();
    desk.addEventListener('theme', this.#theme);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('theme', this.#theme);
    this.sizes?.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }
  updated() { this.#draw(); }
  render() {
    return html`<figure class="chart"><figcaption><h2>${this.title}</h2>${this.note ? html`<span class="muted small">${this.note}</span>` : ''}</figcaption>
      <div class="canvas" role="img" aria-label=${t('chart.alt', { title: this.title })}></div>
      <details><summary>${t('chart.table')}</summary><div class="scroll" tabindex="0" role="region" aria-label=${this.title}><table><thead><tr><td></td>${this.series.map((s) => html`<th class="n" scope="col">${s.name}</th>`)}</tr></thead>
        <tbody>${this.labels.map((l, i) => html`<tr><th scope="row">${l}</th>${this.series.map((s) => html`<td class="n">${s.data[i] ?? '—'}</td>`)}</tr>`)}</tbody></table></div></details></figure>`;
  }
  async #draw() {
    const { init } = await echarts();
    const box = this.querySelector('.canvas');
    if (!box || !this.isConnected) return;
    if (!this.chart) {
      this.chart = init(box, null, { renderer: 'canvas' });
      this.sizes = new ResizeObserver(() => this.chart?.resize());
      this.sizes.observe(box);
    }
    const text = color('--muted'), line = color('--line');
    const axis = { axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } }, axisLabel: { color: text } };
    const second = this.series.some((s) => s.second);
    this.chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      color: [color('--accent'), color('--good'), color('--warn'), color('--bad')],
      textStyle: { fontFamily: color('--font') },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      legend: { show: this.series.length > 1, textStyle: { color: text }, top: 0 },
      grid: { left: 44, right: second ? 44 : 12, top: 34, bottom: 44 },
      xAxis: { type: 'category', data: this.labels, ...axis, axisLabel: this.kind === 'bar' ? { color: text, interval: this.labels.length < 9 ? 0 : 'auto', width: 64, overflow: 'break' } : { color: text, hideOverlap: true } },
      yAxis: [{ type: 'value', ...axis }, ...(second ? [{ type: 'value', ...axis, splitLine: { show: false } }] : [])],
      series: this.series.map((s) => ({ name: s.name, type: s.second ? 'scatter' : this.kind, data: s.data, yAxisIndex: s.second ? 1 : 0, showSymbol: false, barMaxWidth: 18 })),
    }, true);
  }
}
customElements.define('t-chart', Chart);
