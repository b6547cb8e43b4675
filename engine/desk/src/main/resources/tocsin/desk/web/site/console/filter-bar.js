import { Part, desk, html, tell } from './part.js';
import { loadQueue, OPEN, queue } from './queue-store.js';
import { TIERS } from './marks.js';
import { get, put, remove } from '../shared/api.js';
import { code, number, t } from '../shared/words.js';
import { sayProblem } from './steps.js';

const TYPES = ['F00', 'F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09', 'F10'];
const BUILT_IN = [
  ['all', { state: OPEN }], ['new', { state: ['new'] }], ['mine', { state: OPEN, owner: 'me' }],
  ['late', { state: OPEN, breached: true }], ['red', { state: OPEN, tier: ['red'] }],
  ['review', { state: ['reported'] }], ['visits', { state: ['follow_up', 'call_back'] }],
];
const same = (a, b) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

class FilterBar extends Part {
  static follows = ['queue'];
  static properties = { saved: { state: true }, naming: { state: true } };
  constructor() {
    super();
    this.saved = [];
  }
  connectedCallback() {
    super.connectedCallback();
    get('/api/filters').then((answer) => { this.saved = answer.items; }).catch(() => {});
    desk.addEventListener('filter-turn', this.#turn);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('filter-turn', this.#turn);
  }
  #all() { return [...BUILT_IN.map(([name, filter]) => ({ name: t(`filter.${name}`), filter })), ...this.saved.map((s) => ({ ...s, own: true }))]; }
  #turn = ({ detail }) => {
    const all = this.#all();
    const at = all.findIndex((f) => same(f.filter, queue.filter));
    loadQueue(all[(at + detail + all.length) % all.length].filter);
  };
  render() {
    const f = queue.filter;
    return html`<div class="filters">
      <div class="chips" role="group" aria-label=${t('filters')}>${this.#all().map((one) => html`<button class="chip" aria-pressed=${same(one.filter, f)} @click=${() => loadQueue(one.filter)}>${one.name}</button>`)}</div>
      <form class="search" role="search" @submit=${(e) => e.preventDefault()}>
        <label class="sr" for="search">${t('search')}</label>
        <input id="search" type="search" placeholder=${`${t('search')}  /`} .value=${f.q ?? ''} maxlength="80" @change=${(e) => this.#set('q', e.target.value)} @keydown=${(e) => { if (e.key === 'Escape') e.target.blur(); }}>
        ${this.#select('tier', TIERS, t('filter.tier'))}${this.#select('fraudType', TYPES, t('filter.type'))}
        ${this.naming ? html`<label class="sr" for="filter-name">${t('filter.name')}</label><input id="filter-name" type="text" maxlength="40" placeholder=${t('filter.name')} @keydown=${this.#save}>` : html`<button class="btn quiet" type="button" @click=${this.#keep}>${this.#own() ? t('filter.remove') : t('filter.save')}</button>`}
      </form>
      <p class="found"><span role="status">${queue.loading && queue.rows.length === 0 ? t('loading') : t('found', { n: number(queue.total) })}</span>
        ${queue.selected.size ? html`<span>· ${t('selected', { n: queue.selected.size })}</span>` : ''}
        <button class="btn quiet" @click=${() => tell('bulk')}>${t('bulk.open')} <kbd>b</kbd></button></p>
    </div>`;
  }
  #select(name, values, label) {
    const now = queue.filter[name]?.[0] ?? '';
    return html`<label class="sr" for=${`by-${name}`}>${label}</label><select id=${`by-${name}`} @change=${(e) => this.#set(name, e.target.value ? [e.target.value] : undefined)}>
      <option value="" ?selected=${!now}>${label}</option>${values.map((v) => html`<option value=${v} ?selected=${v === now}>${code(name === 'tier' ? 'tier' : 'type', v)}</option>`)}</select>`;
  }
  #set(name, value) {
    const filter = { ...queue.filter, [name]: value };
    if (value === undefined || value === '') delete filter[name];
    loadQueue(filter);
  }
  #own() { return this.saved.find((s) => same(s.filter, queue.filter)); }
  async #keep() {
    const own = this.#own();
    if (!own) {
      this.naming = true;
      await this.updateComplete;
      this.querySelector('#filter-name').focus();
      return;
    }
    await remove(`/api/filters/${encodeURIComponent(own.name)}`).catch((p) => tell('toast', { text: sayProblem(p), bad: true }));
    this.saved = this.saved.filter((s) => s !== own);
  }
  #save = async (event) => {
    if (event.key === 'Escape') this.naming = false;
    if (event.key !== 'Enter' || !event.target.value.trim()) return;
    const one = { name: event.target.value.trim(), filter: queue.filter };
    this.naming = false;
    try {
      await put(`/api/filters/${encodeURIComponent(one.name)}`, one);
      this.saved = [...this.saved.filter((s) => s.name !== one.name), one];
    } catch (problem) {
      tell('toast', { text: sayProblem(problem), bad: true });
    }
  };
}
customElements.define('t-filters', FilterBar);
