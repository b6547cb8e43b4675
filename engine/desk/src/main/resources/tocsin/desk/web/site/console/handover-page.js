import { Part, html, tell } from './part.js';
import { get, post } from '../shared/api.js';
import { isLead } from './session.js';
import { countdown, tierMark } from './marks.js';
import { link } from './router.js';
import { code, exact, number, t } from '../shared/words.js';
import { sayProblem } from './steps.js';

const STATES = ['new', 'taken', 'dispatched', 'handling', 'reported', 'follow_up', 'call_back'];

class HandOverPage extends Part {
  static properties = { over: { state: true }, problem: { state: true } };
  constructor() {
    super();
    this.#load();
  }
  #load() { get('/api/hand-over').then((over) => { this.over = over; }).catch((p) => { this.problem = sayProblem(p); }); }
  render() {
    const h = this.over;
    if (!h) return html`<section class="panel sheet"><h1>${t('page.handover')}</h1><p class="error" role="alert">${this.problem ?? ''}</p></section>`;
    return html`<section class="panel sheet"><header class="head"><h1>${t('page.handover')}</h1><span class="num">${exact(h.from)} — ${exact(h.until)}</span><span class="tag">${code('handover', h.state)}</span></header>
      <div class="cards">${STATES.map((s) => html`<div class="fact"><span>${code('state', s)}</span><b class="num">${number(h.counts.byState[s] ?? 0)}</b></div>`)}<div class="fact"><span>${t('tile.late')}</span><b class="num late">${number(h.counts.breached)}</b></div></div>
      <div class="halves"><section class="block"><h2>${t('handover.red')}</h2>${list(h.redOpen)}</section><section class="block"><h2>${t('handover.late')}</h2>${list(h.breached)}</section></div>
      <form class="block" @submit=${this.#sign}><div class="field"><label for="remarks">${t('handover.remarks')}</label><textarea id="remarks" maxlength="2000" .value=${h.remarks ?? ''} ?readonly=${!isLead()}></textarea></div>
        <p class="muted">${t('handover.signed', { by: h.handedBy ?? '—', to: h.takenBy ?? '—' })}</p>
        ${isLead() ? html`<p class="buttons start"><button class="btn primary" value="hand">${t('handover.hand')}</button><button class="btn" value="take">${t('handover.take')}</button></p>` : html`<p class="muted">${t('handover.lead')}</p>`}
        <p class="error" role="alert">${this.problem ?? ''}</p></form></section>`;
  }
  async #sign(event) {
    event.preventDefault();
    try {
      this.over = await post('/api/hand-over', { sign: event.submitter?.value ?? 'hand', remarks: this.querySelector('#remarks').value });
      tell('toast', { text: t('handover.done') });
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
}
function list(rows) {
  if (rows.length === 0) return html`<p class="muted">${t('none')}</p>`;
  return html`<ul class="others">${rows.map((r) => html`<li>${tierMark(r.tier)}<a href=${link('case', r.caseId)}>${r.maskedName ?? r.caseId}</a><span class="muted">${r.unitName ?? ''}</span><span>${code('state', r.state)}</span><span class="end">${countdown(r.nextBy)}</span></li>`)}</ul>`;
}
customElements.define('t-handover', HandOverPage);
