import { Part, desk, html, tell } from './part.js';
import { me, resume } from './session.js';
import { closeFeed, openFeed } from './feed.js';
import { loadCounts, loadQueue, queue } from './queue-store.js';
import { go, place } from './router.js';
import { onKey } from './keys.js';
import { t } from '../shared/words.js';
import './top-bar.js';
import './sign-in.js';
import './toasts.js';
import './help-dialog.js';
import './action-dialog.js';
import './bulk-dialog.js';
import './queue-page.js';

/* Pages that are not the queue are fetched when they are first shown. */
const LATER = {
  targets: () => import('./targets-page.js'),
  target: () => import('./target-page.js'),
  campaigns: () => import('./campaigns-page.js'),
  figures: () => import('./figures-page.js'),
  handover: () => import('./handover-page.js'),
  approvals: () => import('./approvals-page.js'),
};
const PAGES = {
  targets: () => html`<t-targets></t-targets>`,
  target: (id) => html`<t-target .target=${id}></t-target>`,
  campaigns: (id) => html`<t-campaigns .campaign=${id}></t-campaigns>`,
  figures: () => html`<t-figures></t-figures>`,
  handover: () => html`<t-handover></t-handover>`,
  approvals: () => html`<t-approvals></t-approvals>`,
};

class App extends Part {
  static follows = ['session', 'place'];
  #asked = false;

  connectedCallback() {
    super.connectedCallback();
    resume().then(() => { this.#asked = true; this.requestUpdate(); });
    desk.addEventListener('session', () => (me() ? this.#start() : closeFeed()));
    desk.addEventListener('reload', () => loadQueue());
    for (const [key, page] of [['q', 'queue'], ['t', 'targets'], ['c', 'campaigns'], ['r', 'figures'], ['h', 'handover'], ['p', 'approvals']]) {
      onKey('go', [`g ${key}`], `page.${page}`, () => go(page));
    }
    onKey('help', ['?'], 'key.help', () => tell('help'));
  }
  #start() {
    openFeed();
    if (queue.rows.length === 0) loadQueue();
    loadCounts();
  }
  updated() {
    const { page } = place();
    document.title = me() ? `${t(`page.${page}`)} · ${t('brand')}` : t('brand');
    LATER[page]?.();
  }
  render() {
    if (!this.#asked) return html`<main class="waiting" aria-busy="true"><p class="muted">${t('loading')}</p></main>`;
    if (!me()) return html`<t-sign-in></t-sign-in><t-toasts></t-toasts>`;
    const { page, id } = place();
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${t('skip')}</a>
      <t-top></t-top>
      <main id="main" tabindex="-1" class="page page-${page}">${(PAGES[page] ?? (() => html`<t-queue-page .caseId=${page === 'case' ? id : ''}></t-queue-page>`))(id)}</main>
      <t-action></t-action><t-bulk></t-bulk><t-help></t-help><t-toasts></t-toasts>`;
  }
  #skip(event) {
    event.preventDefault();
    document.getElementById('main').focus();
  }
}
customElements.define('t-app', App);
