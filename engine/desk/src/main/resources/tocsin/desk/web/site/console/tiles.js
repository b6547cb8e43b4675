import { Part, html } from './part.js';
import { loadQueue, OPEN, queue } from './queue-store.js';
import { shape, sparkline, TIERS } from './marks.js';
import { code, number, t, yuan } from '../shared/words.js';


/* Today at a glance; each number is also the way to the cases behind it. */
class Tiles extends Part {
  static follows = ['counts', 'queue'];
  render() {
    const c = queue.counts;
    if (!c) return html`<div class="tiles" aria-busy="true"></div>`;
    const saved = Object.entries(c.savedYuanToday ?? {}).sort();
    const sum = saved.reduce((a, [, v]) => a + v, 0);
    return html`<section class="tiles" aria-label=${t('tiles')}>
      ${this.#tile(t('state.new'), c.byState.new ?? 0, { state: ['new'] })}
      ${TIERS.map((tier) => this.#tile(html`<span class="tier tier-${tier}">${shape(tier)}${code('tier', tier)}</span>`, c.byTier[tier] ?? 0, { state: OPEN, tier: [tier] }))}
      ${this.#tile(t('tile.late'), c.breached, { state: OPEN, breached: true }, c.breached ? 'late' : '')}
      <div class="tile"><span class="label">${t('tile.dissuaded')}</span><b class="num">${number(c.dissuadedToday ?? 0)}</b></div>
      <div class="tile wide"><span class="label">${t('tile.saved')}</span><b class="num">${yuan(sum)}</b>
        <span class="muted small num">${saved.map(([k, v]) => `${k} ${yuan(v)}`).join(' · ')}</span></div>
      <div class="tile wide"><span class="label">${t('tile.hours')}</span>${sparkline(c.perHour ?? [])}<span class="sr">${(c.perHour ?? []).join(', ')}</span></div>
    </section>`;
  }
  #tile(label, value, filter, kind = '') {
    return html`<button class="tile" @click=${() => loadQueue(filter)}><span class="label">${label}</span><b class="num ${kind}">${number(value)}</b></button>`;
  }
}
customElements.define('t-tiles', Tiles);
