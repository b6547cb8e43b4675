/* What each step asks for; one table, so that the dialog stays one dialog. */
import { t } from '../shared/words.js';

const minutes = (n) => Date.now() + n * 60_000;
export const FALSE_ALARMS = [['V4', 'fa.exposed'], ['V5', 'fa.site'], ['V6', 'fa.person'], ['V4', 'fa.duty'], ['V6', 'fa.line'], ['V4', 'fa.other']];

export const FORMS = {
  dispatch: ['recipients', 'note'],
  transfer: ['to', 'note'],
  visit: ['channel', 'result', 'note'],
  report: ['verdict', 'evidence', 'amount', 'suspiciousApp', 'note'],
  review: ['note'],
  return: ['note'],
  decline: ['note'],
  snooze: ['until', 'note'],
  escalate: ['note'],
  close: ['reason', 'closeVerdict', 'note'],
  reopen: ['note'],
  propose_stop: ['note'],
  false_alarm: ['falseAlarm', 'note'],
  reveal: ['purpose'],
};

/* From the form's fields to the action of the contract; nothing is sent that was not asked for. */
export function toAction(kind, real, data, choices) {
  const action = { kind: real };
  const text = (name) => (data.get(name) ?? '').toString().trim();
  if (text('note')) action.note = text('note');
  if (kind === 'dispatch') action.recipients = data.getAll('recipients').map((i) => choices[i].recipient);
  if (kind === 'transfer') action.to = choices[text('to')].recipient;
  if (kind === 'visit') Object.assign(action, { channel: text('channel'), result: text('result') });
  if (kind === 'report') {
    Object.assign(action, { verdict: text('verdict'), evidence: text('evidence'), suspiciousApp: data.get('suspiciousApp') === 'on' });
    if (text('yuan')) Object.assign(action, { yuan: Number(text('yuan')), basis: text('basis') });
    if (action.verdict === 'V3' && text('lossAt')) action.lossAt = Date.parse(`${text('lossAt')}+08:00`);
  }
  if (kind === 'snooze') action.until = minutes(Number(text('until')));
  if (kind === 'close') Object.assign(action, { reason: text('reason'), verdict: text('closeVerdict') });
  if (kind === 'false_alarm') {
    const [verdict, word] = FALSE_ALARMS[Number(text('falseAlarm'))];
    Object.assign(action, { verdict, note: action.note ?? t(word) });
    if (real === 'close') action.reason = 'not_a_victim';
    else action.evidence = 'E';
  }
  return action;
}
