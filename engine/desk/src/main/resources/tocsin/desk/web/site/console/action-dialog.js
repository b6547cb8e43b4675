import { Part, desk, html } from './part.js';
import { get, post } from '../shared/api.js';
import { act, sayProblem } from './steps.js';
import { FORMS, toAction } from './action-forms.js';
import { FIELDS } from './action-fields.js';
import { code, t } from '../shared/words.js';

class ActionDialog extends Part {
  static properties = { asked: { state: true }, choices: { state: true }, problem: { state: true }, busy: { state: true }, revealed: { state: true } };
  connectedCallback() {
    super.connectedCallback();
    desk.addEventListener('open-action', ({ detail }) => this.#open(detail));
  }
  async #open(detail) {
    Object.assign(this, { problem: '', revealed: null, choices: [] });
    if (['dispatch', 'transfer'].includes(detail.kind)) {
      this.choices = (await get(`/api/cases/${detail.card.row.caseId}/routing`).catch(() => ({ choices: [] }))).choices;
    }
    this.asked = { ...detail, turn: (this.asked?.turn ?? 0) + 1 };
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    this.querySelector('form')?.reset();
    dialog.showModal();
    (dialog.querySelector('input:checked') ?? dialog.querySelector('input, textarea, select'))?.focus();
  }
  render() {
    const a = this.asked;
    return html`<dialog aria-labelledby="action-title" @keydown=${this.#key} @close=${() => { this.revealed = null; }}>${a ? html`
      <form @submit=${this.#send}>
        <h2 id="action-title">${code('action', a.kind)} <span class="muted">${a.card.row.maskedName ?? a.card.row.caseId}</span></h2>
        ${a.kind === 'propose_stop' ? html`<p class="strip">${t('stop.note')}</p>` : ''}${a.kind === 'reveal' ? html`<p class="strip">${t('reveal.note')}</p>` : ''}
        ${this.revealed ? this.#person() : (FORMS[a.kind] ?? []).map((field) => FIELDS[field](this.choices))}
        <p class="error" role="alert">${this.problem}</p>
        <p class="buttons"><button class="btn" type="button" @click=${() => this.querySelector('dialog').close()}>${this.revealed ? t('close') : t('cancel')} <kbd>Esc</kbd></button>
          ${this.revealed ? '' : html`<button class="btn primary" ?disabled=${this.busy}>${t('confirm')} <kbd>Enter</kbd></button>`}</p>
      </form>` : html`<h2 id="action-title" class="sr">${t('actions')}</h2>`}</dialog>`;
  }
  #person() {
    const r = this.revealed;
    return html`<dl class="person"><div><dt>${t('name')}</dt><dd>${r.name}</dd></div><div><dt>${t('phone')}</dt><dd class="num">${r.phone ?? '—'}</dd></div><div><dt>${t('unit')}</dt><dd>${r.unitName ?? '—'}</dd></div></dl>`;
  }
  /* A digit chooses the row with that number; Enter sends even from a radio button. */
  #key(event) {
    const typing = event.target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) {
      const group = event.target.closest('fieldset') ?? this.querySelector('fieldset');
      group?.querySelectorAll('input')[Number(event.key) - 1]?.click();
      event.preventDefault();
    } else if (event.key === 'Enter' && event.target.matches('input')) {
      event.preventDefault();
      this.querySelector('form').requestSubmit();
    }
  }
  async #send(event) {
    event.preventDefault();
    const { kind, real, card } = this.asked;
    const data = new FormData(event.target);
    this.busy = true;
    this.problem = '';
    try {
      if (kind === 'reveal') {
        this.revealed = await post(`/api/cases/${card.row.caseId}/reveal`, { taskId: card.tasks[0].taskId, purpose: data.get('purpose') });
      } else if (kind === 'dispatch' && data.getAll('recipients').length === 0) {
        this.problem = t('dispatch.nobody');
      } else {
        await act(card, toAction(kind, real, data, this.choices));
        this.querySelector('dialog').close();
      }
    } catch (problem) {
      this.problem = sayProblem(problem);
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('t-action', ActionDialog);
