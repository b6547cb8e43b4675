import { Part, desk, html } from './part.js';
import { allKeys, keysOn, setKeys } from './keys.js';
import { t } from '../shared/words.js';

const ARROWS = { ArrowDown: '↓', ArrowUp: '↑' };
const GROUPS = ['move', 'work', 'go', 'help'];

class HelpDialog extends Part {
  connectedCallback() {
    super.connectedCallback();
    desk.addEventListener('help', () => this.querySelector('dialog').showModal());
  }
  render() {
    return html`<dialog aria-labelledby="help-title" class="wide">
      <form method="dialog"><h2 id="help-title">${t('help.title')}</h2><button class="btn quiet close" aria-label=${t('close')}>✕</button></form>
      <div class="keys">${GROUPS.map((group) => html`<section><h3>${t(`help.${group}`)}</h3>
        <dl>${allKeys().filter((row) => row.group === group).map((row) => html`<div><dt>${row.keys.map((k) => html`<kbd>${ARROWS[k] ?? k}</kbd> `)}</dt><dd>${t(row.label)}</dd></div>`)}</dl></section>`)}</div>
      <label class="check"><input type="checkbox" .checked=${keysOn()} @change=${(e) => setKeys(e.target.checked)}> ${t('help.single')}</label>
      <p class="muted">${t('help.tiers')}</p>
    </dialog>`;
  }
}
customElements.define('t-help', HelpDialog);
