import { Part, html, tell } from './part.js';
import { get, post } from '../shared/api.js';
import { bar, tierSum } from './marks.js';
import { link } from './router.js';
import { code, exact, number, say, span, t } from '../shared/words.js';
import { sayProblem } from './steps.js';

class TargetPage extends Part {
  static properties = { target: {}, detail: { state: true }, recall: { state: true }, blast: { state: true }, problem: { state: true } };
  willUpdate(changed) {
    if (changed.has('target')) this.#load();
  }
  #path() { return `/api/targets/${encodeURIComponent(this.target)}`; }
  async #load() {
    Object.assign(this, { detail: null, recall: null, blast: null, problem: '' });
    try {
      this.detail = await get(this.#path());
      if (this.detail.row.verdict === 'refuted') this.recall = await get(`${this.#path()}/recall`);
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
  render() {
    if (!this.detail) return html`<section class="panel sheet">${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : html`<p class="muted">${t('loading')}</p>`}</section>`;
    const { row, reasons, leadTimeMillis, related = [], verdicts } = this.detail;
    const most = Math.max(1, ...reasons.map((r) => Math.abs(r.points)));
    return html`<section class="panel sheet"><header class="head"><h1 class="mono">${row.target}</h1><span class="verdict verdict-${row.verdict}">${code('targetVerdict', row.verdict)}</span>
        <span class="muted">${code('targetKind', row.kind)} · ${code('type', row.fraudType)}</span><a class="end" href=${link('targets')}>${t('back')}</a></header>
      <div class="cards"><div class="fact"><span>${t('visitors.head')}</span><b class="num">${number(row.visitors)}</b></div><div class="fact"><span>${t('open.cases')}</span><b class="num">${number(row.openCases ?? 0)}</b></div>
        <div class="fact"><span>${t('score')}</span><b class="num">${number(row.score)}</b></div><div class="fact"><span>${t('first.seen')}</span><b class="num">${row.firstSeenAt ? exact(row.firstSeenAt) : '—'}</b></div></div>
      <div class="halves"><div>
        <section class="block"><h2>${t('evidence.head')}</h2><ul class="reasons">${reasons.map((r) => html`<li><span class="points num">${r.points > 0 ? '+' : '−'}${Math.abs(r.points)}</span>${bar(Math.abs(r.points) / most, r.points < 0 ? 'against' : 'for')}<span class="say">${say(r)} <span class="muted mono">${r.code}</span></span></li>`)}</ul></section>
        <section class="block"><h2>${t('related')}</h2><ul class="others">${related.map((r) => html`<li><a class="mono" href=${link('target', r.target)}>${r.target}</a><span>${code('targetVerdict', r.verdict)}</span><span class="end num muted">${t('visitors', { n: number(r.visitors) })}</span></li>`)}</ul></section>
      </div><div>
        <section class="block"><h2>${t('leadtime')}</h2><table><tbody>${Object.entries(leadTimeMillis).map(([feed, ms]) => html`<tr><th scope="row" class="mono">${feed}</th><td class=${ms > 0 ? 'good' : 'late'}>${ms > 0 ? t('leadtime.first', { span: span(ms) }) : t('leadtime.after', { span: span(ms) })}</td></tr>`)}</tbody></table></section>
        <section class="block"><h2>${t('judge')}</h2>${this.blast ? this.#confirm() : html`<p class="muted">${t('judge.note')}</p><p class="buttons start"><button class="btn danger" @click=${() => this.#show('confirmed')}>${t('judge.confirmed')}</button><button class="btn" @click=${() => this.#show('refuted')}>${t('judge.refuted')}</button></p>`}
          <p class="error" role="alert">${this.problem}</p>
          <ul class="others">${verdicts.map((v) => html`<li><b>${code('targetVerdict', v.verdict)}</b><span>${code('judgement', v.state)}</span><span>${v.reason ?? ''}</span><span class="end muted">${v.by} · ${exact(v.at)}</span></li>`)}</ul></section>
        ${this.recall ? this.#recalled() : ''}
      </div></div></section>`;
  }
  /* Who was told something that turned out wrong. */
  #recalled() {
    const { cases, cancelledTasks, contacted, items } = this.recall;
    return html`<section class="block"><h2>${t('recall')}</h2><dl class="numbers"><div><dt>${t('blast.recalled')}</dt><dd class="num">${number(cases)}</dd></div><div><dt>${t('recall.tasks')}</dt><dd class="num">${number(cancelledTasks)}</dd></div><div><dt>${t('recall.contacted')}</dt><dd class="num">${number(contacted)}</dd></div></dl>
      ${contacted ? html`<p class="strip">${t('recall.note')}</p>` : ''}<ul class="others">${items.map((i) => html`<li><a href=${link('case', i.row.caseId)}>${i.row.maskedName ?? i.row.caseId}</a><span>${i.row.unitName ?? ''}</span><span class="end muted">${t('recall.last', { n: number(i.contacts), at: exact(i.lastContactAt) })}</span></li>`)}</ul></section>`;
  }
  async #show(verdict) {
    this.problem = '';
    try {
      this.blast = await get(`${this.#path()}/blast-radius?verdict=${verdict}`);
      await this.updateComplete;
      this.querySelector('#reason').focus();
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
  /* Nobody confirms what they did not see: the numbers first, and the token that came with them. */
  #confirm() {
    const b = this.blast;
    return html`<form class="blast fade" @submit=${this.#send}><h3>${t(`judge.${b.verdict}`)}</h3>
      <dl class="numbers"><div><dt>${t('visitors.head')}</dt><dd class="num">${number(b.visitors)}</dd></div><div><dt>${t('blast.new')}</dt><dd class="num">${number(b.newCases)}</dd></div><div><dt>${t('blast.recalled')}</dt><dd class="num">${number(b.recalledCases)}</dd></div><div><dt>${t('blast.apologies')}</dt><dd class="num">${number(b.apologies)}</dd></div></dl>
      <p>${tierSum(b.byTier)}</p>
      ${b.popularityRank ? html`<p class="strip">${t('blast.popular', { n: number(b.popularityRank) })}</p>` : ''}${b.needsSecondPerson ? html`<p class="strip">${t('blast.second', { n: number(b.gate), share: number(b.shareGate) })}</p>` : ''}${b.counted ? '' : html`<p class="strip">${t('blast.uncounted')}</p>`}${b.largestShare ? html`<p class="strip">${t('blast.share', { n: number(b.largestShare.people), of: number(b.largestShare.employees), percent: number(b.largestShare.percent) })}</p>` : ''}
      <div class="field"><label for="reason">${t('judge.reason')}</label><textarea id="reason" required maxlength="140"></textarea></div>
      <p class="buttons start"><button class="btn primary">${b.needsSecondPerson ? t('judge.propose') : t('confirm')}</button><button class="btn" type="button" @click=${() => { this.blast = null; }}>${t('cancel')}</button></p></form>`;
  }
  async #send(event) {
    event.preventDefault();
    try {
      const answer = await post(`${this.#path()}/verdicts`, { verdict: this.blast.verdict, token: this.blast.token, reason: this.querySelector('#reason').value });
      tell('toast', { text: answer.approvalId && answer.summary ? t('judge.waits') : t('judge.done') });
      await this.#load();
    } catch (problem) {
      this.problem = sayProblem(problem);
    }
  }
}
customElements.define('t-target', TargetPage);
