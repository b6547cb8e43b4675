import { Part, desk, html } from './part.js';
import { t } from '../shared/words.js';

/* What just happened, with the way back while there is one. */
class Toasts extends Part {
  static follows = ['tick'];
  static properties = { items: { state: true } };
  constructor() {
    super();
    this.items = [];
    desk.addEventListener('toast', ({ detail }) => {
      const ends = detail.until ?? Date.now() + (detail.bad ? 9000 : 4500);
      this.items = [...this.items.slice(-2), { ...detail, ends }];
    });
    /* Taken back by its key: the button has nothing left to do. */
    desk.addEventListener('undone', () => { this.items = this.items.filter((item) => !item.undo); });
  }
  willUpdate() { this.items = this.items.filter((item) => item.ends > Date.now()); }
  render() {
    return html`<div class="toasts" role="status" aria-live="polite">${this.items.map((item) => html`<div class="toast fade ${item.bad ? 'bad' : ''}">
      <span>${item.text}</span>${item.undo ? html`<button class="btn" @click=${item.undo}>${t('undo')} <kbd>u</kbd> <span class="num" aria-hidden="true">${Math.max(0, Math.ceil((item.ends - Date.now()) / 1000))}</span></button>` : ''}</div>`)}</div>`;
  }
}
customElements.define('t-toasts', Toasts);
