import { Part, desk, html, tell } from './part.js';
import { get, post, query } from '../shared/api.js';
import { act, remember, sayProblem, undo } from './steps.js';
import { loadQueue, queue } from './queue-store.js';
import { tierSum } from './marks.js';
import { code, number, t } from '../shared/words.js';

const KINDS = ['take', 'dispatch', 'snooze', 'escalate', 'close'];
const MOST = 10_000;
const HALF_A_DAY = 12 * 3600_000;

/* One step over a filter or over the selected rows: first what would happen, then the step, then ten seconds to take it back. */
class BulkDialog extends Part {
  static properties = { filter: { state: true }, counts: { state: true }, kind: { state: true }, dry: { state: true }, problem: { state: true }, busy: { state: true }, rows: { state: true } };
  connectedCallback() {
    super.connectedCallback();
    desk.addEventListener('bulk', ({ detail }) => this.#open(detail?.filter));
  }
  async #open(filter) {
    this.rows = filter ? [] : queue.rows.filter((r) => queue.selected.has(r.caseId));
    Object.assign(this, { filter: filter ?? queue.filter, kind: 'take', dry: null, problem: '', counts: null });
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    if (this.rows.length === 0) this.counts = await get(`/api/cases/counts${query(this.filter)}`).catch(() => null);
    this.#preview();
  }
  #action() {
    const action = { kind: this.kind };
    if (this.kind === 'snooze') action.until = Date.now() + HALF_A_DAY;
    if (this.kind === 'close') Object.assign(action, { reason: 'not_a_victim', verdict: 'V5' });
    return action;
  }
  async #preview() {
    this.dry = null;
    this.problem = '';
    if (this.rows.length > 0 || !this.counts) return;
    if (this.counts.total > MOST) {
      this.problem = t('bulk.toomany', { n: number(MOST) });
      return;
    }
    try {
      this.dry = await post('/api/cases/bulk', { filter: this.filter, action: this.#action(), expected: this.counts.total, dryRun: true });
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
  render() {
    const n = this.rows?.length || this.counts?.total || 0;
    return html`<dialog aria-labelledby="bulk-title">${this.filter ? html`<form @submit=${this.#send}>
      <h2 id="bulk-title">${this.rows.length ? t('bulk.rows', { n: number(n) }) : t('bulk.title', { n: number(n) })}</h2>
      ${this.rows.length ? '' : html`<p class="muted">${this.#words()}</p><p>${tierSum(this.counts?.byTier)}</p>`}
      <fieldset><legend>${t('actions')}</legend><div class="picks">${KINDS.map((k) => html`<label class="pick"><input type="radio" name="kind" value=${k} .checked=${k === this.kind} @change=${() => { this.kind = k; this.#preview(); }}> ${code('bulk', k)}</label>`)}</div></fieldset>
      <p role="status" class="preview">${this.rows.length ? t('bulk.each') : this.dry ? t('bulk.preview', { done: number(this.dry.done), refused: number(this.dry.refused) }) : this.problem ? '' : t('loading')}</p>
      ${this.dry?.refusals?.length ? html`<details><summary>${t('bulk.refusals')}</summary><ul class="plain">${this.dry.refusals.slice(0, 10).map((r) => html`<li><span class="mono">${r.caseId}</span> ${code('problem', r.code)}</li>`)}</ul></details>` : ''}
      <p class="error" role="alert">${this.problem}</p>
      <p class="buttons"><button class="btn" type="button" @click=${() => this.querySelector('dialog').close()}>${t('cancel')} <kbd>Esc</kbd></button>
        <button class="btn primary" ?disabled=${this.busy || (!this.rows.length && !this.dry?.done)}>${t('bulk.go', { n: number(this.rows.length || this.dry?.done || 0) })}</button></p></form>` : html`<h2 id="bulk-title" class="sr">${t('bulk.open')}</h2>`}</dialog>`;
  }
  #words() {
    const f = this.filter;
    return [(f.state ?? []).map((s) => code('state', s)).join('/'), (f.tier ?? []).map((x) => code('tier', x)).join('/'), (f.fraudType ?? []).map((x) => code('type', x)).join('/'), f.breached ? t('tile.late') : '', f.owner ? t('filter.mine') : '', f.target ?? '', f.campaign ?? '', f.q ?? ''].filter(Boolean).join(' · ');
  }
  async #send(event) {
    event.preventDefault();
    this.busy = true;
    try {
      if (this.rows.length) await this.#each();
      else await this.#filtered();
      this.querySelector('dialog').close();
      loadQueue();
    } catch (problem) {
      this.problem = sayProblem(problem);
    } finally {
      this.busy = false;
    }
  }
  async #filtered() {
    const state = await post('/api/cases/bulk', { filter: this.filter, action: this.#action(), expected: this.counts.total });
    if (state.undoableUntil) remember({ bulkId: state.bulkId, until: state.undoableUntil });
    tell('toast', { text: t('bulk.done', { done: number(state.done), refused: number(state.refused) }), until: state.undoableUntil, undo: state.undoableUntil ? undo : null });
  }
  /* The contract has no bulk over chosen rows, so they go one by one, each under its own version. */
  async #each() {
    let refused = 0;
    for (const row of this.rows) await act({ row }, this.#action()).catch(() => { refused++; });
    tell('toast', { text: t('bulk.done', { done: number(this.rows.length - refused), refused: number(refused) }) });
  }
}
customElements.define('t-bulk', BulkDialog);
