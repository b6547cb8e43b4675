import { Part, html } from './part.js';
import { setLanguage, signIn, signedInAs } from './session.js';
import { canPasskey, signInWithPasskey } from '../shared/passkey.js';
import { speaks, t } from '../shared/words.js';
import { sayProblem } from './steps.js';

class SignIn extends Part {
  static properties = { problem: { state: true }, busy: { state: true }, second: { state: true } };
  render() {
    return html`<main class="sign-in fade">
      <form class="panel" @submit=${this.#send} aria-labelledby="in">
        <svg class="bell" viewBox="0 0 32 32" aria-hidden="true"><path d="M16 5c-5 0-7 4-7 8v6l-2 3h18l-2-3v-6c0-4-2-8-7-8zm-3 18a3 3 0 0 0 6 0z"/></svg>
        <h1 id="in">${t('brand')}</h1>
        <p class="muted">${t('signin.lead')}</p>
        <div class="field"><label for="user">${t('signin.user')}</label><input id="user" name="user" type="text" autocomplete="username" required maxlength="80" autofocus></div>
        <div class="field"><label for="password">${t('signin.password')}</label><input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"></div>
        ${this.second ? html`<div class="field"><label for="code">${t('signin.code')}</label><input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12"></div>` : ''}
        <p class="error" role="alert">${this.problem ?? ''}</p>
        <button class="btn primary" type="submit" ?disabled=${this.busy}>${t('signin.go')}</button>
        ${canPasskey() ? html`<button class="btn" type="button" ?disabled=${this.busy} @click=${this.#passkey}>${t('signin.passkey')}</button>` : ''}
        <p class="foot"><a href="/api/session/oidc">${t('signin.oidc')}</a>
          <button class="btn quiet" type="button" lang=${speaks() === 'en' ? 'zh-CN' : 'en'} @click=${() => setLanguage(speaks() === 'en' ? 'zh-CN' : 'en')}>${speaks() === 'en' ? '中文' : 'English'}</button></p>
        <p class="muted small">${t('signin.note')}</p>
      </form></main>`;
  }
  async #send(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    await this.#try(() => signIn(data.get('user'), data.get('password'), data.get('code')));
  }
  async #passkey() {
    await this.#try(async () => signedInAs(await signInWithPasskey()));
  }
  async #try(enter) {
    this.busy = true;
    this.problem = '';
    try {
      await enter();
    } catch (problem) {
      this.second ||= problem.code === 'second-factor-needed';
      this.problem = problem.code === 'unauthenticated' ? t('signin.refused') : sayProblem(problem);
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('t-sign-in', SignIn);
