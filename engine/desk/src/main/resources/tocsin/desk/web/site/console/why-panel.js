import { Part, html } from './part.js';
import { bar } from './marks.js';
import { link } from './router.js';
import { code, number, say, t } from '../shared/words.js';

/* Why a person was flagged, and what speaks against it: equal in kind, equal in size. */
class WhyPanel extends Part {
  static properties = { card: {} };
  render() {
    const { reasons, whyTier, whatWouldChange, targets } = this.card;
    const most = Math.max(1, ...reasons.map((r) => Math.abs(r.points)));
    const list = (rows, kind) => html`<ul class="reasons ${kind}">${rows.map((r) => html`<li><span class="points num">${r.points > 0 ? '+' : '−'}${Math.abs(r.points)}</span>${bar(Math.abs(r.points) / most, kind)}<span class="say">${say(r)} <span class="muted mono">${r.code}</span></span></li>`)}</ul>`;
    const speaksFor = reasons.filter((r) => r.points >= 0).sort((a, b) => b.points - a.points);
    const against = reasons.filter((r) => r.points < 0);
    return html`<section class="block"><h3>${t('why')}</h3>${list(speaksFor, 'for')}</section>
      <section class="block"><h3>${t('why.against')}</h3>${against.length ? list(against, 'against') : html`<p class="muted">${t('why.against.none')}</p>`}</section>
      <section class="block"><h3>${t('why.tier')}</h3><ul class="plain">${whyTier.map((s) => html`<li>${say(s)}</li>`)}</ul>
        <h4>${t('why.change')}</h4><ul class="plain">${whatWouldChange.map((s) => html`<li>${say(s)}</li>`)}</ul></section>
      <section class="block"><h3>${t('targets')}</h3><ul class="others">${targets.map((one) => html`<li><a class="mono" href=${link('target', one.target)}>${one.target}</a><span>${code('targetVerdict', one.verdict)}</span><span class="end muted num">${t('visitors', { n: number(one.visitors) })}</span></li>`)}</ul></section>`;
  }
}
customElements.define('t-why', WhyPanel);
