import { Part, html } from './part.js';
import { clock, code, span, t } from '../shared/words.js';

const STEPS = ['accept', 'dispatch', 'handle', 'feedback', 'follow_up', 'call_back'];

/* 接单—派单—处置—反馈—跟进—回访 with the time spent in each. */
class StateChain extends Part {
  static follows = ['tick'];
  static properties = { card: {} };
  render() {
    const { chain, row } = this.card;
    const at = STEPS.indexOf(row.step);
    return html`<ol class="chain" aria-label=${t('chain')}>${STEPS.map((step, i) => {
      const parts = chain.filter((c) => c.step === step);
      const spent = parts.reduce((sum, c) => sum + ((c.until ?? Date.now()) - c.from), 0);
      const ended = row.state === 'closed' || row.state === 'withdrawn';
      const kind = i === at && !ended ? 'now' : parts.length || (ended && i <= at) ? 'done' : 'ahead';
      return html`<li class=${kind} aria-current=${kind === 'now' ? 'step' : 'false'}><span class="dot" aria-hidden="true">${kind === 'done' ? '✓' : i + 1}</span>
        <span class="name">${code('step', step)}</span><span class="num muted">${parts.length ? span(spent) : '—'}</span>
        ${parts.length ? html`<span class="sr">${t('chain.from', { at: clock(parts[0].from) })}</span>` : ''}</li>`;
    })}</ol>`;
  }
}
customElements.define('t-chain', StateChain);
