import { Part, html, tell } from './part.js';
import { get, post } from '../shared/api.js';
import { code, date, number, percent, t, yuan } from '../shared/words.js';
import { sayProblem } from './steps.js';
import './chart.js';

const DAY = 86_400_000;
const SPANS = [7, 30, 90];
const STEPS = ['accept', 'dispatch', 'handle', 'feedback', 'follow_up', 'call_back'];

/* Outcomes. Every amount stands under its evidence class and every ratio names its two numbers. */
class FiguresPage extends Part {
  static properties = { days: { state: true }, figures: { state: true }, problem: { state: true } };
  constructor() {
    super();
    this.days = 30;
    this.#load();
  }
  async #load() {
    const until = Date.now();
    try {
      this.figures = await get(`/api/figures?from=${until - this.days * DAY}&until=${until}`);
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
  render() {
    const f = this.figures;
    return html`<section class="panel sheet"><header class="head"><h1>${t('page.figures')}</h1>
      <div class="chips" role="group" aria-label=${t('span')}>${SPANS.map((d) => html`<button class="chip" aria-pressed=${d === this.days} @click=${() => { this.days = d; this.#load(); }}>${t('span.days', { n: d })}</button>`)}</div>
      ${f ? html`<span class="muted num">${date(f.from)} — ${date(f.until)}</span>` : ''}<button class="btn end" @click=${() => this.#export('csv')}>CSV</button><button class="btn" @click=${() => this.#export('xlsx')}>Excel</button></header>
      <p class="error" role="alert">${this.problem ?? ''}</p>
      ${f ? html`<div class="cards">${this.#ratio('reach', f.reach)}${this.#ratio('accuracy', f.accuracy)}${this.#ratio('fooled', f.fooledAfterWarning)}${f.cases ? this.#compared('cases', f.cases) : ''}${f.losses ? this.#compared('losses', f.losses) : ''}</div>
      <section class="block"><h2>${t('figures.dissuaded')}</h2><div class="scroll" tabindex="0" role="region" aria-label=${t('figures.dissuaded')}><table><thead><tr><th>${t('evidence.class')}</th><th class="n">${t('figures.cases')}</th><th class="n">${t('figures.mom')}</th><th class="n">${t('figures.yoy')}</th><th class="n">${t('figures.yuan')}</th><th class="n">${t('figures.mom')}</th><th class="n">${t('figures.yoy')}</th></tr></thead>
        <tbody>${f.dissuaded.map((d) => html`<tr><th scope="row"><b>${d.evidence}</b> ${code('evidence', d.evidence)}</th><td class="n">${number(d.cases.value)}</td><td class="n">${change(d.cases, 'monthBefore')}</td><td class="n">${change(d.cases, 'yearBefore')}</td><td class="n">${yuan(d.yuan.value)}</td><td class="n">${change(d.yuan, 'monthBefore')}</td><td class="n">${change(d.yuan, 'yearBefore')}</td></tr>`)}</tbody></table></div></section>
      <div class="halves">${this.#charts(f)}</div>` : html`<p class="muted">${t('loading')}</p>`}</section>`;
  }
  #ratio(name, r) {
    return html`<div class="fact"><span>${t(`figures.${name}`)}</span><b class="num">${r.denominator ? percent(r.numerator / r.denominator) : '—'}</b><span class="muted num small">${number(r.numerator)} / ${number(r.denominator)} ${t(`figures.${name}.of`)}</span></div>`;
  }
  #compared(name, c) {
    return html`<div class="fact"><span>${t(`figures.${name}`)}</span><b class="num">${number(c.value)}</b><span class="muted num small">${t('figures.mom')} ${change(c, 'monthBefore')} · ${t('figures.yoy')} ${change(c, 'yearBefore')}</span></div>`;
  }
  #charts(f) {
    const days = f.perDay ?? [], units = f.perEnterprise ?? [], advisors = f.perAdvisor ?? [];
    const breaches = STEPS.filter((s) => f.breaches?.[s] !== undefined).map((s) => [s, f.breaches[s]]);
    return html`<t-chart .title=${t('chart.days')} .kind=${'line'} .labels=${days.map((d) => d.day)} .series=${['opened', 'closed', 'dissuaded'].map((k) => ({ name: t(`chart.${k}`), data: days.map((d) => d[k]) }))}></t-chart>
      <t-chart .title=${t('chart.breaches')} .kind=${'bar'} .labels=${breaches.map(([s]) => code('step', s))} .series=${[{ name: t('tile.late'), data: breaches.map(([, n]) => n) }]}></t-chart>
      <t-chart .title=${t('chart.units')} .kind=${'bar'} .labels=${units.map((u) => u.unitName ?? u.unitId)} .series=${['cases', 'dissuaded', 'open', 'breached'].map((k) => ({ name: t(`chart.${k}`), data: units.map((u) => u[k]) }))}></t-chart>
      <t-chart .title=${t('chart.load')} .note=${t('chart.load.note')} .kind=${'bar'} .labels=${advisors.map((a) => a.advisorId)} .series=${[{ name: t('chart.bound'), data: advisors.map((a) => a.bound) }, { name: t('chart.perday'), data: advisors.map((a) => a.tasksPerDay), second: true }]}></t-chart>`;
  }
  async #export(format) {
    const f = this.figures;
    try {
      const state = await post('/api/exports', { kind: 'figures', format, from: f.from, until: f.until, language: document.documentElement.lang });
      if (state.state === 'ready') location.assign(`/api/exports/${state.exportId}/file`);
      else tell('toast', { text: t('export.waits') });
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
}
function change(c, name) {
  const before = c[name];
  if (before === undefined || before === 0) return '—';
  const share = (c.value - before) / before;
  return `${share > 0 ? '▲' : share < 0 ? '▼' : '='} ${percent(Math.abs(share))}`;
}
customElements.define('t-figures', FiguresPage);
