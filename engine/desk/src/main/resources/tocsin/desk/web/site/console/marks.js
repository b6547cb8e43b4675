/* Small pieces that many panels show: tiers by colour, shape and word; countdowns; bars. */
import { html, svg } from './part.js';
import { code, number, span, t } from '../shared/words.js';

export const TIERS = ['red', 'orange', 'yellow', 'blue'];
const SHAPES = {
  red: svg`<rect x="1" y="1" width="10" height="10"/>`,
  orange: svg`<path d="M6 0 12 11.5H0z"/>`,
  yellow: svg`<circle cx="6" cy="6" r="5.5"/>`,
  blue: svg`<path d="M6 0 12 6 6 12 0 6z"/>`,
  none: svg`<rect x="1" y="5" width="10" height="2"/>`,
};

export function shape(tier) {
  return html`<svg viewBox="0 0 12 12" aria-hidden="true">${SHAPES[tier] ?? SHAPES.none}</svg>`;
}
export function tierMark(tier) {
  return html`<span class="tier tier-${tier}">${shape(tier)}${code('tier', tier)}</span>`;
}
/* How many in each tier, the most urgent first. */
export function tierSum(byTier = {}) {
  return html`<span class="tiersum">${TIERS.filter((x) => byTier[x]).map((x) => html`<span class="tier tier-${x}">${shape(x)}${code('tier', x)} ${number(byTier[x])}</span>`)}</span>`;
}
/* How long is left, or how late it is; the word says which, not only the colour. */
export function countdown(by, now = Date.now()) {
  if (!by) return html`<span class="muted">—</span>`;
  const left = by - now;
  return left < 0
    ? html`<span class="late num">${t('late', { span: span(left) })}</span>`
    : html`<span class="num ${left < 300_000 ? 'soon' : ''}">${t('left', { span: span(left) })}</span>`;
}
/* A bar of a share between 0 and 1; presentation attributes only, because the policy forbids inline styles. */
export function bar(share, kind = '') {
  const width = Math.max(0, Math.min(100, Math.round(share * 100)));
  return html`<svg class="bar ${kind}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="back" width="100" height="6"/><rect class="fore" width=${width} height="6"/></svg>`;
}
export function sparkline(values) {
  const top = Math.max(1, ...values);
  const step = 96 / Math.max(1, values.length - 1);
  const points = values.map((v, i) => `${(i * step + 2).toFixed(1)},${(22 - (v / top) * 20).toFixed(1)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true"><polyline points=${points}/></svg>`;
}
