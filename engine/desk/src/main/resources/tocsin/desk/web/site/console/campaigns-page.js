import { Part, html } from './part.js';
import { get } from '../shared/api.js';
import { bar, tierSum } from './marks.js';
import { go, link } from './router.js';
import { loadQueue, OPEN } from './queue-store.js';
import { code, exact, number, t } from '../shared/words.js';
import { sayProblem } from './steps.js';

const STAGES = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S5R', 'S6', 'S7'];

class CampaignsPage extends Part {
  static properties = { campaign: {}, items: { state: true }, detail: { state: true }, problem: { state: true } };
  constructor() {
    super();
    this.items = [];
    get('/api/campaigns?limit=100').then((page) => { this.items = page.items; }).catch((p) => { this.problem = sayProblem(p); });
  }
  willUpdate(changed) {
    if (!changed.has('campaign')) return;
    this.detail = null;
    if (this.campaign) get(`/api/campaigns/${encodeURIComponent(this.campaign)}`).then((d) => { this.detail = d; }).catch((p) => { this.problem = sayProblem(p); });
  }
  render() {
    return html`<div class="split"><section class="panel sheet"><h1>${t('page.campaigns')}</h1><p class="error" role="alert">${this.problem ?? ''}</p>
      <ul class="campaigns">${this.items.map((c) => html`<li class=${c.campaign === this.campaign ? 'opened' : ''}><a href=${link('campaigns', c.campaign)}>${code('type', c.fraudType)} <span class="mono muted">${c.campaign}</span></a>${tierSum(c.byTier)}<span class="end num">${t('people', { n: number(c.people) })}</span></li>`)}</ul></section>
      ${this.detail ? this.#one(this.detail) : html`<section class="panel empty"><p>${this.campaign ? t('loading') : t('campaign.none')}</p></section>`}</div>`;
  }
  #one(c) {
    const most = Math.max(1, ...Object.values(c.byStage ?? {}));
    return html`<section class="panel sheet fade"><header class="head"><h2>${c.name ?? code('type', c.fraudType)}</h2><span class="mono muted">${c.campaign}</span>
        <button class="btn end" @click=${() => { loadQueue({ state: OPEN, campaign: c.campaign }); go('queue'); }}>${t('campaign.queue')}</button></header>
      <div class="cards"><div class="fact"><span>${t('people.head')}</span><b class="num">${number(c.people)}</b></div><div class="fact"><span>${t('open.cases')}</span><b class="num">${number(c.openCases)}</b></div><div class="fact"><span>${t('campaign.dissuaded')}</span><b class="num">${number(c.dissuaded ?? 0)}</b></div><div class="fact"><span>${t('campaign.lost')}</span><b class="num">${number(c.lost ?? 0)}</b></div><div class="fact"><span>${t('first.seen')}</span><b class="num">${exact(c.firstSeenAt)}</b></div></div>
      <div class="halves"><div><section class="block"><h3>${t('campaign.tiers')}</h3><p>${tierSum(c.byTier)}</p></section>
        <section class="block"><h3>${t('campaign.stages')}</h3><table class="bars"><tbody>${STAGES.filter((s) => c.byStage?.[s]).map((s) => html`<tr><th scope="row">${code('stage', s)}</th><td>${bar(c.byStage[s] / most, 'for')}</td><td class="n">${number(c.byStage[s])}</td></tr>`)}</tbody></table></section></div>
        <div><section class="block"><h3>${t('campaign.clusters')}</h3>${c.clusters?.length ? html`<ul class="others">${c.clusters.map((u) => html`<li>${u.unitName ?? u.unitId}<span class="end num">${t('people', { n: number(u.people) })}</span></li>`)}</ul>` : html`<p class="muted">${t('campaign.clusters.none')}</p>`}</section>
        <section class="block"><h3>${t('targets')}</h3><ul class="others">${c.targets.slice(0, 12).map((r) => html`<li><a class="mono" href=${link('target', r.target)}>${r.target}</a><span>${code('targetVerdict', r.verdict)}</span><span class="end muted num">${t('visitors', { n: number(r.visitors) })}</span></li>`)}</ul></section></div></div></section>`;
  }
}
customElements.define('t-campaigns', CampaignsPage);
