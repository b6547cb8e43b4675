import { Part, html } from './part.js';
import { tierMark } from './marks.js';
import { say, t } from '../shared/words.js';

/* 怎么说, as the advisor's phone shows it: no address, no time of access, no history. */
class ScriptView extends Part {
  static properties = { script: {}, name: {}, tier: {} };
  render() {
    const s = this.script;
    return html`<div class="phone" role="group" aria-label=${t('script.preview')}>
      <p class="who"><b>${this.name}</b> ${tierMark(this.tier)} <span>${say(s.fraudType)}</span></p>
      <h4>${t('script.opening')}</h4><p>${say(s.opening)}</p>
      <h4>${t('script.questions')}</h4><ol>${s.questions.map((q) => html`<li>${say(q)}</li>`)}</ol>
      <h4>${t('script.key')}</h4><p class="key">${say(s.keySentence)}</p>
      <details><summary>${t('script.replies')}</summary><dl>${s.replies.map((r) => html`<div><dt>${say(r.refusal)}</dt><dd>${say(r.answer)}</dd></div>`)}</dl></details>
      <details><summary>${t('script.not')}</summary><ul>${s.doNotSay.map((d) => html`<li>${say(d)}</li>`)}</ul></details>
      <p class="muted small">${t('script.version', { v: s.version })}</p></div>`;
  }
}
customElements.define('t-script', ScriptView);
