import { Part, desk, html } from './part.js';
import { loadQueue, loadUpTo, moveTo, queue, toggle } from './queue-store.js';
import { countdown, tierMark } from './marks.js';
import { go } from './router.js';
import { code, number, say, t } from '../shared/words.js';
import { repeat } from 'lit/directives/repeat.js';

const SPARE = 6;

/* The queue as a list box of which only the rows in sight exist; rows have one height, in rem. */
class QueueList extends Part {
  static follows = ['queue', 'tick'];
  static properties = { openId: {}, top: { state: true } };
  #height = 800;
  #moved = () => { this.requestUpdate(); this.#show(); };
  constructor() {
    super();
    this.top = 0;
  }
  connectedCallback() {
    super.connectedCallback();
    desk.addEventListener('moved', this.#moved);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('moved', this.#moved);
    this.sizes?.disconnect();
  }
  firstUpdated() {
    const box = this.querySelector('.rows');
    this.sizes = new ResizeObserver(() => { this.#height = box.clientHeight; this.requestUpdate(); });
    this.sizes.observe(box);
  }
  #row() { return 4.3 * parseFloat(getComputedStyle(document.documentElement).fontSize); }
  updated() {
    const row = this.#row();
    const total = Math.max(queue.total, queue.rows.length);
    this.querySelector('.spacer').style.height = `${total * row}px`;
    this.querySelector('.slice').style.transform = `translateY(${this.first * row}px)`;
    if (this.last >= queue.rows.length && queue.rows.length < total && !queue.failed) loadUpTo(this.last + 50);
  }
  #show() {
    const box = this.querySelector('.rows');
    const row = this.#row();
    const at = queue.current * row;
    if (at < box.scrollTop) box.scrollTop = at;
    if (at + row > box.scrollTop + box.clientHeight) box.scrollTop = at + row - box.clientHeight;
  }
  render() {
    const row = this.#row();
    const total = Math.max(queue.total, queue.rows.length);
    this.first = Math.max(0, Math.floor(this.top / row) - SPARE);
    this.last = Math.min(total, Math.ceil((this.top + this.#height) / row) + SPARE);
    const shown = Array.from({ length: Math.max(0, this.last - this.first) }, (_, i) => queue.rows[this.first + i] ?? { place: this.first + i });
    const now = Date.now();
    const current = queue.rows[queue.current];
    return html`${queue.arrived.size ? html`<button class="arrived" @click=${() => loadQueue()}>${t('arrived', { n: number(queue.arrived.size) })} <kbd>n</kbd></button>` : ''}
      ${queue.failed ? html`<p class="error pad" role="alert">${code('problem', queue.failed)} <button class="btn" @click=${() => loadQueue()}>${t('again')}</button></p>` : ''}
      ${!queue.loading && total === 0 && !queue.failed ? html`<p class="pad muted">${t('queue.empty')}</p>` : ''}
      <div class="rows" role="listbox" tabindex="0" aria-multiselectable="true" aria-label=${t('page.queue')}
        aria-activedescendant=${current ? `row-${current.caseId}` : ''} aria-busy=${queue.loading} @scroll=${(e) => { this.top = e.target.scrollTop; }} @click=${this.#click}>
        <div class="spacer" role="presentation"><div class="slice" role="presentation">${repeat(shown, (r) => r.caseId ?? r.place, (r, i) => this.#line(r, this.first + i, total, now))}</div></div>
      </div>`;
  }
  #line(r, place, total, now) {
    if (!r.caseId) return html`<div class="row ghost" role="presentation"></div>`;
    const late = r.nextBy && r.nextBy < now;
    return html`<div class="row ${place === queue.current ? 'current' : ''} ${r.caseId === this.openId ? 'opened' : ''} edge-${r.tier}" role="option" id=${`row-${r.caseId}`} data-place=${place}
      aria-selected=${queue.selected.has(r.caseId)} aria-setsize=${total} aria-posinset=${place + 1}>
      <span class="a">${tierMark(r.tier)}<b>${r.maskedName ?? r.caseId}</b><span class="unit">${r.unitName ?? ''}</span></span>
      <span class="b">${countdown(r.nextBy, now)}</span>
      <span class="c"><span class="type">${code('type', r.fraudType)}</span><span class="why">${say(r.reason)}</span></span>
      <span class="d">${r.lock ? html`<span class="lock" title=${r.lock.by}>${t('locked', { by: r.lock.by })}</span>` : r.advisorId ? html`<span class="muted num">${r.advisorBound ?? '–'}/${r.advisorCapacity ?? 300}</span>` : ''}
        <span class="state state-${r.state}">${code('state', r.state)}</span></span>
      ${queue.selected.has(r.caseId) ? html`<span class="tick" aria-hidden="true">✓</span>` : ''}${late ? html`<span class="sr">${t('tile.late')}</span>` : ''}
    </div>`;
  }
  #click(event) {
    const place = Number(event.target.closest('[data-place]')?.dataset.place ?? -1);
    if (place < 0) return;
    const from = queue.current;
    moveTo(place);
    if (event.shiftKey) return toggle(from, place);
    if (event.ctrlKey || event.metaKey) return toggle(place);
    go('case', queue.rows[place].caseId);
  }
}
customElements.define('t-queue', QueueList);
