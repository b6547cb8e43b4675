import { Part, desk, html, tell } from './part.js';
import { get, put, remove } from '../shared/api.js';
import { act, loadCard, sayProblem } from './steps.js';
import { me } from './session.js';
import { go, link } from './router.js';
import { countdown, tierMark } from './marks.js';
import { clock, code, exact, number, say, t } from '../shared/words.js';
import './state-chain.js';
import './why-panel.js';
import './history-panel.js';
import './routing-panel.js';

const CLOCKS = ['dispatchBy', 'acceptBy', 'contactBy', 'meetBy', 'feedbackBy', 'reviewBy', 'visitAt', 'wakeAt'];
const AT_ONCE = ['take', 'release', 'accept', 'wake'];
const MAIN = ['take', 'dispatch', 'review', 'report'];
const KEYS = { take: 'a', dispatch: 'd', visit: 'v', report: 'r', review: 'c', snooze: 's', escalate: 'e', close: 'w' };
const RENEW = 60_000;

class CaseCard extends Part {
  static follows = ['tick'];
  static properties = { caseId: {}, card: { state: true }, problem: { state: true }, lock: { state: true }, siblings: { state: true } };
  #renew = 0;
  connectedCallback() {
    super.connectedCallback();
    desk.addEventListener('step', this.#step);
    desk.addEventListener('case-changed', this.#changed);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('step', this.#step);
    desk.removeEventListener('case-changed', this.#changed);
    this.#giveBack(this.caseId);
  }
  willUpdate(changed) {
    if (changed.has('caseId')) {
      this.#giveBack(changed.get('caseId'));
      this.card = null;
      this.#load();
    }
  }
  async #load() {
    const id = this.caseId;
    this.problem = '';
    try {
      const card = await loadCard(id);
      if (id !== this.caseId) return;
      this.card = card;
      await this.updateComplete;
      tell('card', card);
      get(`/api/cases/${id}/siblings?limit=20`).then((page) => { if (id === this.caseId) this.siblings = page.items; }).catch(() => {});
    } catch (problem) {
      if (id === this.caseId) this.problem = sayProblem(problem);
    }
  }
  #changed = ({ detail }) => {
    if (detail.caseId === this.caseId && this.card && detail.version > this.card.row.version) this.#load();
  };
  /* Taking the lock is what starts work on a case; it is renewed while the card is open. */
  async #hold() {
    if (this.lock?.by === me().userId && this.lock.until > Date.now() + 5000) return true;
    const id = this.caseId;
    try {
      this.lock = await put(`/api/cases/${id}/lock`);
      clearInterval(this.#renew);
      this.#renew = setInterval(() => put(`/api/cases/${id}/lock`).then((lock) => { this.lock = lock; }).catch(() => {}), RENEW);
      return true;
    } catch (problem) {
      tell('toast', { text: sayProblem(problem), bad: true });
      return false;
    }
  }
  #giveBack(id) {
    clearInterval(this.#renew);
    if (id && this.lock?.by === me()?.userId) remove(`/api/cases/${id}/lock`).catch(() => {});
    this.lock = null;
  }
  #step = ({ detail }) => { if (this.card) this.#start(detail.kind); };
  async #start(kind) {
    const allowed = this.card.allowed;
    const real = kind === 'false_alarm' ? (allowed.includes('report') ? 'report' : 'close') : kind;
    if (!allowed.includes(real)) {
      tell('toast', { text: t('step.not', { step: code('action', kind), state: code('state', this.card.row.state) }) });
      return;
    }
    if (!(await this.#hold())) return;
    if (!AT_ONCE.includes(kind)) {
      tell('open-action', { kind, real, card: this.card });
      return;
    }
    try {
      await act(this.card, { kind });
    } catch (problem) {
      tell('toast', { text: sayProblem(problem), bad: true });
      if (problem.status === 412) this.#load();
    }
  }
  render() {
    if (this.problem) return html`<section class="panel empty"><p class="error" role="alert">${this.problem}</p><button class="btn" @click=${() => this.#load()}>${t('again')}</button></section>`;
    if (!this.card) return html`<section class="panel empty" aria-busy="true"><p class="muted">${t('loading')}</p></section>`;
    const { row, clocks } = this.card;
    const other = row.lock && row.lock.by !== me().userId && row.lock.until > Date.now() ? row.lock : null;
    return html`<article class="panel card fade" aria-labelledby="card-title">
      <header>
        <div class="title">${tierMark(row.tier)}<h2 id="card-title">${row.maskedName ?? row.caseId}</h2><span>${row.unitName ?? ''}</span>
          <button class="btn quiet close" @click=${() => go('queue')} aria-label=${t('close')}>✕</button></div>
        <p class="facts"><b>${code('type', row.fraudType)}</b><span>${t('stage')} ${code('stage', row.stage)}</span><a href=${link('campaigns', row.campaign)}>${t('campaign')} <span class="mono">${row.campaign}</span></a>
          <span class="muted mono">${row.caseId} · v${row.version}</span></p>
        <t-chain .card=${this.card}></t-chain>
        <dl class="clocks">${CLOCKS.filter((c) => clocks[c]).map((c) => html`<div><dt>${t(`clock.${c}`)}</dt><dd>${countdown(clocks[c])} <span class="muted num">${clock(clocks[c])}</span></dd></div>`)}</dl>
        ${other ? html`<p class="strip" role="status">${t('locked.long', { by: other.by, until: clock(other.until) })}</p>` : ''}
        <div class="actions" role="group" aria-label=${t('actions')}>${this.#buttons(other)}</div>
      </header>
      <div class="body">
        <div class="col">
          <t-why .card=${this.card}></t-why>
          ${this.#siblings()}
          ${this.#outcomes()}
        </div>
        <div class="col">
          <t-routing .card=${this.card} .version=${row.version}></t-routing>
        </div>
        <t-history .caseId=${row.caseId} .version=${row.version} .earlier=${this.card.earlier ?? []}></t-history>
      </div>
    </article>`;
  }
  #buttons(other) {
    const kinds = [...this.card.allowed].sort((a, b) => MAIN.includes(b) - MAIN.includes(a)).filter((k) => !['amend', 'fade', 'recall', 'timer', 'undo'].includes(k));
    const buttons = kinds.map((kind, i) => html`<button class="btn ${i === 0 ? 'primary' : ''} ${kind === 'propose_stop' ? 'danger' : ''}" ?disabled=${other} @click=${() => this.#start(kind)}>${code('action', kind)}${KEYS[kind] ? html` <kbd>${KEYS[kind]}</kbd>` : ''}</button>`);
    const clears = this.card.allowed.includes('report') || this.card.allowed.includes('close');
    return html`${buttons}${clears ? html`<button class="btn" ?disabled=${other} @click=${() => this.#start('false_alarm')}>${t('action.false_alarm')} <kbd>f</kbd></button>` : ''}
      ${this.card.tasks.length ? html`<button class="btn" @click=${() => tell('open-action', { kind: 'reveal', real: 'reveal', card: this.card })}>${t('reveal')}</button>` : ''}`;
  }
  #siblings() {
    const rows = this.siblings ?? [];
    return html`<section class="block"><h3>${t('siblings', { n: rows.length })}</h3>
      ${rows.length === 0 ? html`<p class="muted">${t('siblings.none')}</p>` : html`<ul class="others">${rows.slice(0, 5).map((r) => html`<li>${tierMark(r.tier)}<a href=${link('case', r.caseId)}>${r.maskedName ?? r.caseId}</a><span class="muted">${r.unitName ?? ''}</span><span class="end">${code('state', r.state)}</span></li>`)}</ul>
      <button class="btn" @click=${() => tell('bulk', { filter: { target: this.card.targets[0]?.target, state: ['new', 'taken'] } })}>${t('siblings.bulk')} <kbd>b</kbd></button>`}</section>`;
  }
  #outcomes() {
    const { outcomes, visits } = this.card;
    if (outcomes.length + visits.length === 0) return '';
    return html`<section class="block"><h3>${t('outcomes')}</h3><ul class="others">
      ${outcomes.map((o) => html`<li><b>${code('verdict', o.verdict)}</b><span>${t('evidence')} ${o.evidence}</span>${o.yuan ? html`<span class="num">¥${number(o.yuan)}</span>` : ''}<span class="end muted num">${exact(o.at)}</span></li>`)}
      ${visits.map((v) => html`<li><b>${code('channel', v.channel)}</b><span>${code('result', v.result)}</span><span class="muted">${say(v.note && { zh: v.note, en: v.note })}</span><span class="end muted num">${exact(v.at)}</span></li>`)}</ul></section>`;
  }
}
customElements.define('t-card', CaseCard);
