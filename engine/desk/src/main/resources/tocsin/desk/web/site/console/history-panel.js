import { Part, html } from './part.js';
import { get } from '../shared/api.js';
import { link } from './router.js';
import { tierMark } from './marks.js';
import { code, exact, say, t } from '../shared/words.js';

const TABS = ['timeline', 'log', 'earlier'];

/* What happened, in order; the audit lines with their chain marks; earlier episodes of the person. */
class HistoryPanel extends Part {
  static properties = { caseId: {}, version: {}, earlier: {}, tab: { state: true }, items: { state: true } };
  constructor() {
    super();
    this.tab = 'timeline';
    this.items = [];
  }
  willUpdate(changed) {
    if (changed.has('caseId') || changed.has('version') || changed.has('tab')) this.#load();
  }
  async #load() {
    const { caseId, tab } = this;
    if (tab === 'earlier') return;
    const page = await get(`/api/cases/${caseId}/${tab}`).catch(() => ({ items: [] }));
    if (caseId === this.caseId && tab === this.tab) this.items = page.items;
  }
  render() {
    return html`<section class="block history">
      <div class="tabs" role="tablist" aria-label=${t('history')} @keydown=${this.#turn}>${TABS.map((tab) => html`<button role="tab" id=${`tab-${tab}`} aria-selected=${tab === this.tab} aria-controls="history-panel" tabindex=${tab === this.tab ? 0 : -1} @click=${() => this.#choose(tab)}>${t(`history.${tab}`)}</button>`)}</div>
      <div role="tabpanel" id="history-panel" aria-labelledby=${`tab-${this.tab}`} tabindex="0">${this.tab === 'timeline' ? this.#timeline() : this.tab === 'log' ? this.#log() : this.#earlier()}</div></section>`;
  }
  #choose(tab) {
    this.items = [];
    this.tab = tab;
  }
  #turn(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#choose(TABS[(TABS.indexOf(this.tab) + by + TABS.length) % TABS.length]);
    this.updateComplete.then(() => this.querySelector('[aria-selected=true]').focus());
  }
  #timeline() {
    return html`<ol class="timeline">${this.items.map((i) => html`<li class="kind-${i.kind}"><time class="num muted">${exact(i.at)}</time><span class="kind">${code('kind', i.kind)}</span><span>${say(i.text)}</span><span class="muted end">${i.actor ?? ''}</span></li>`)}</ol>`;
  }
  #log() {
    if (this.items.length === 0) return html`<p class="muted">${t('log.none')}</p>`;
    return html`<table><thead><tr><th class="n">${t('log.seq')}</th><th>${t('log.at')}</th><th>${t('log.actor')}</th><th>${t('log.action')}</th><th>${t('log.chain')}</th></tr></thead>
      <tbody>${this.items.map((l) => html`<tr><td class="n">${l.seq}</td><td class="num">${exact(l.at)}</td><td>${l.actor}</td><td>${code('action', l.action)}</td><td class="mono"><span class="good" aria-label=${t('log.kept')}>✓</span> ${l.hash.slice(0, 8)}</td></tr>`)}</tbody></table>`;
  }
  #earlier() {
    if (this.earlier.length === 0) return html`<p class="muted">${t('earlier.none')}</p>`;
    return html`<ul class="others">${this.earlier.map((r) => html`<li>${tierMark(r.tier)}<a href=${link('case', r.caseId)}>${code('type', r.fraudType)}</a><span>${code('state', r.state)}</span><span class="end muted num">${exact(r.openedAt)}</span></li>`)}</ul>`;
  }
}
customElements.define('t-history', HistoryPanel);
