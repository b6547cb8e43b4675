/* The fields that the dialog's forms are made of. */
import { html } from './part.js';
import { choiceLine } from './routing-panel.js';
import { FALSE_ALARMS } from './action-forms.js';
import { code, t } from '../shared/words.js';

const pick = (name, label, values, kind, chosen = 0) => html`<fieldset><legend>${label}</legend><div class="picks">${values.map((v, i) => html`<label class="pick"><input type="radio" name=${name} value=${v} ?checked=${i === chosen} required><kbd>${i + 1}</kbd> ${code(kind, v)}</label>`)}</div></fieldset>`;

const people = (name, type, choices) => html`<fieldset><legend>${t('routing')}</legend><div class="picks tall">${choices.map((c, i) => html`<label class="pick"><input type=${type} name=${name} value=${i} ?checked=${type === 'radio' ? i === 0 : c.suggested}><kbd>${i + 1}</kbd><span class="choice">${choiceLine(c)}</span></label>`)}</div></fieldset>`;

export const FIELDS = {
  note: () => html`<div class="field"><label for="note">${t('note')}</label><textarea id="note" name="note" maxlength="140"></textarea><span class="muted small">${t('note.hint')}</span></div>`,
  recipients: (choices) => people('recipients', 'checkbox', choices),
  to: (choices) => people('to', 'radio', choices),
  channel: () => pick('channel', t('channel'), ['call', 'message', 'meeting'], 'channel'),
  result: () => pick('result', t('result'), ['cooperative', 'uncooperative', 'unavailable'], 'result'),
  verdict: () => pick('verdict', t('verdict'), ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8'], 'verdict'),
  closeVerdict: () => pick('closeVerdict', t('verdict'), ['V1', 'V3', 'V4', 'V5', 'V6', 'V7'], 'verdict'),
  evidence: () => html`<div class="field"><label for="evidence">${t('evidence.class')}</label><select id="evidence" name="evidence">${['A', 'B', 'C', 'D', 'E'].map((e) => html`<option value=${e} ?selected=${e === 'D'}>${e} · ${code('evidence', e)}</option>`)}</select></div>`,
  amount: () => html`<div class="two"><div class="field"><label for="yuan">${t('yuan')}</label><input id="yuan" name="yuan" type="number" min="0" max="1000000000" step="1" inputmode="numeric" @input=${needBasis}></div>
    <div class="field"><label for="basis">${t('basis')}</label><input id="basis" name="basis" type="text" maxlength="140"></div></div>
    <div class="field"><label for="lossAt">${t('loss.at')}</label><input id="lossAt" name="lossAt" type="datetime-local"></div>`,
  suspiciousApp: () => html`<label class="check"><input type="checkbox" name="suspiciousApp"> ${t('app.seen')}</label>`,
  until: () => pick('until', t('snooze.until'), ['30', '120', '720', '1440'], 'minutes'),
  reason: () => pick('reason', t('close.reason'), ['dissuaded', 'loss', 'not_a_victim', 'lost_to_follow_up', 'faded', 'watched_out'], 'close'),
  falseAlarm: () => html`<fieldset><legend>${t('fa')}</legend><div class="picks tall">${FALSE_ALARMS.map(([, word], i) => html`<label class="pick"><input type="radio" name="falseAlarm" value=${i} ?checked=${i === 0}><kbd>${i + 1}</kbd> ${t(word)}</label>`)}</div></fieldset>`,
  purpose: () => pick('purpose', t('purpose'), ['call', 'meet', 'follow_up', 'call_back'], 'purpose'),
};
/* A sum without its basis is never counted, so it is not taken. */
function needBasis(event) {
  event.target.form.elements.basis.required = event.target.value !== '' && event.target.value !== '0';
}
