import { Part, html } from './part.js';
import { get, query } from '../shared/api.js';
import { bar } from './marks.js';
import { link } from './router.js';
import { code, exact, number, t } from '../shared/words.js';
import { sayProblem } from './steps.js';

const VERDICTS = ['suspect', 'confirmed', 'refuted', 'clean', 'unknown'];

class TargetsPage extends Part {
  static properties = { items: { state: true }, next: { state: true }, verdict: { state: true }, q: { state: true }, problem: { state: true } };
  constructor() {
    super();
    Object.assign(this, { items: [], verdict: 'suspect', q: '' });
    this.#load();
  }
  async #load(cursor) {
    try {
      const page = await get(`/api/targets${query({ verdict: this.verdict ? [this.verdict] : undefined, q: this.q, cursor, limit: 100 })}`);
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
      this.problem = '';
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
  render() {
    return html`<section class="panel sheet"><header class="head"><h1>${t('page.targets')}</h1>
      <div class="chips" role="group" aria-label=${t('verdict')}>${VERDICTS.map((v) => html`<button class="chip" aria-pressed=${v === this.verdict} @click=${() => { this.verdict = v; this.#load(); }}>${code('targetVerdict', v)}</button>`)}</div>
      <label class="sr" for="target-q">${t('search')}</label><input id="target-q" type="search" placeholder=${t('search')} @change=${(e) => { this.q = e.target.value; this.#load(); }}></header>
      <p class="error" role="alert">${this.problem ?? ''}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('page.targets')}><table><thead><tr><th>${t('target')}</th><th>${t('verdict')}</th><th>${t('score')}</th><th>${t('fraudtype')}</th><th class="n">${t('visitors.head')}</th><th class="n">${t('open.cases')}</th><th>${t('flagged')}</th></tr></thead>
      <tbody>${this.items.map((r) => html`<tr><td><a class="mono" href=${link('target', r.target)}>${r.target}</a></td><td><span class="verdict verdict-${r.verdict}">${code('targetVerdict', r.verdict)}</span></td><td class="score"><span class="num">${number(r.score)}</span>${bar(r.score / 100, 'for')}</td><td>${code('type', r.fraudType)}</td><td class="n">${number(r.visitors)}</td><td class="n">${number(r.openCases ?? 0)}</td><td class="num muted">${r.flaggedAt ? exact(r.flaggedAt) : '—'}</td></tr>`)}</tbody></table></div>
      ${this.items.length === 0 ? html`<p class="muted pad">${t('targets.none')}</p>` : ''}${this.next ? html`<button class="btn" @click=${() => this.#load(this.next)}>${t('more')}</button>` : ''}</section>`;
  }
}
customElements.define('t-targets', TargetsPage);
