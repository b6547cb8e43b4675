import { Part, html, tell } from './part.js';
import { me, setLanguage, setTheme, signOut } from './session.js';
import { feedState } from './feed.js';
import { link, place } from './router.js';
import { code, number, speaks, t } from '../shared/words.js';

const PAGES = ['queue', 'targets', 'campaigns', 'figures', 'handover', 'approvals'];
const THEMES = ['dark', 'light', 'system'];

class TopBar extends Part {
  static follows = ['session', 'place', 'feed', 'tick', 'theme', 'feed-lag'];
  render() {
    const { page } = place();
    const here = page === 'case' ? 'queue' : page === 'target' ? 'targets' : page;
    return html`<header class="top">
      <span class="brand"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M16 5c-5 0-7 4-7 8v6l-2 3h18l-2-3v-6c0-4-2-8-7-8zm-3 18a3 3 0 0 0 6 0z"/></svg><b>${t('brand')}</b></span>
      <nav aria-label=${t('nav')}>${PAGES.map((p) => html`<a href=${link(p)} aria-current=${p === here ? 'page' : 'false'}>${t(`page.${p}`)}</a>`)}</nav>
      <div class="right">
        ${this.#connection()}
        <span class="who">${me().displayName ?? me().userId} <span class="muted">${code('role', me().role)}</span></span>
        <button class="btn quiet" @click=${() => setLanguage(speaks() === 'en' ? 'zh-CN' : 'en')} lang=${speaks() === 'en' ? 'zh-CN' : 'en'}>${speaks() === 'en' ? '中文' : 'English'}</button>
        <button class="btn quiet" @click=${this.#theme} aria-label=${`${t('theme')}: ${t(`theme.${this.#now()}`)}`}>${t(`theme.${this.#now()}`)}</button>
        <button class="btn quiet" @click=${() => tell('help')} aria-label=${t('key.help')}><kbd>?</kbd></button>
        <button class="btn quiet" @click=${signOut}>${t('signout')}</button>
      </div></header>
      ${feedState().state === 'live' || feedState().state === 'connecting' ? '' : html`<p class="strip" role="status">${t(`feed.${feedState().state}.long`)}</p>`}`;
  }
  #now() { return document.documentElement.dataset.theme; }
  #theme() { setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length]); }
  #connection() {
    const { state, lastEventAt, lag } = feedState();
    const ago = lastEventAt ? Math.round((Date.now() - lastEventAt) / 1000) : null;
    return html`<span class="feed feed-${state}"><svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5"/></svg>
      ${t(`feed.${state}`)}${ago === null ? '' : html` <span class="muted num">${t('feed.ago', { n: number(ago) })}</span>`}
      ${lag ? html`<span class="muted num">${t('feed.lag', { n: number((lag.millis ?? lag) / 1000) })}</span>` : ''}</span>`;
  }
}
customElements.define('t-top', TopBar);
