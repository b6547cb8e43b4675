import { Part, html, tell } from './part.js';
import { get, post } from '../shared/api.js';
import { isLead, me } from './session.js';
import { code, exact, say, t } from '../shared/words.js';
import { sayProblem } from './steps.js';

class ApprovalsPage extends Part {
  static properties = { items: { state: true }, problem: { state: true }, phrase: { state: true } };
  constructor() {
    super();
    this.#load();
  }
  #load() { get('/api/approvals').then((a) => { this.items = a.items; }).catch((p) => { this.problem = sayProblem(p); }); }
  render() {
    return html`<section class="panel sheet"><h1>${t('page.approvals')}</h1><p class="muted">${t('approvals.note')}</p><p class="error" role="alert">${this.problem ?? ''}</p>
      ${this.items?.length === 0 ? html`<p class="muted">${t('none')}</p>` : ''}
      <ul class="approvals">${(this.items ?? []).map((a) => html`<li><div><b>${code('approval', a.kind)}</b> <span>${say(a.summary)}</span><p class="muted num">${t('approvals.by', { by: a.proposedBy, at: exact(a.proposedAt) })}</p></div>
        ${a.state === 'open' && isLead() && a.proposedBy !== me().userId ? html`<span class="end"><button class="btn primary" @click=${() => this.#decide(a, true)}>${t('approvals.agree')}</button> <button class="btn" @click=${() => this.#decide(a, false)}>${t('approvals.reject')}</button></span>` : html`<span class="end tag">${code('approvalState', a.state)}</span>`}</li>`)}</ul>
      <form class="block" @submit=${this.#check}><h2>${t('phrase')}</h2><p class="muted">${t('phrase.note')}</p><div class="row-form"><label class="sr" for="phrase">${t('phrase')}</label><input id="phrase" type="text" required maxlength="80"><button class="btn">${t('phrase.check')}</button></div>
        <p role="status"><b class=${this.phrase?.genuine ? 'good' : 'late'}>${this.phrase ? t(this.phrase.genuine ? 'phrase.genuine' : 'phrase.unknown') : ''}</b></p></form></section>`;
  }
  async #decide(a, agree) {
    try {
      await post(`/api/approvals/${a.approvalId}`, { agree });
      tell('toast', { text: t('approvals.done') });
      this.#load();
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
  async #check(event) {
    event.preventDefault();
    this.phrase = await get(`/api/phrases/${encodeURIComponent(this.querySelector('#phrase').value.trim())}`).catch(() => ({ genuine: false }));
  }
}
customElements.define('t-approvals', ApprovalsPage);
