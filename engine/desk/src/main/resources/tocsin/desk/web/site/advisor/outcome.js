import { post } from '../shared/api.js';
import { exact, t } from '../shared/words.js';
import { h } from './dom.js';
import { count, flush, put, takeBack } from './outbox.js';
import { change, load, state } from './state.js';

const ANSWERS = ['dissuaded', 'money_sent', 'not_reached', 'not_convinced', 'false_alarm', 'not_my_person'];
const EXTRA = { dissuaded: ['app', 'callback', 'note'], money_sent: ['money', 'app', 'note'], not_reached: ['note'], not_convinced: ['app', 'note'], false_alarm: ['note'], not_my_person: ['note'] };

/* Tap a card, tap an answer, tap send: everything else has a default or may stay empty. */
export function outcomeForm(task, accept) {
  const more = h('div', { className: 'more' });
  const form = h('form', { className: 'card outcome', onsubmit: send },
    h('h3', { id: 'outcome' }, t('outcome')),
    h('div', { className: 'answers', role: 'radiogroup', 'aria-labelledby': 'outcome' }, ANSWERS.map((a) => h('label', { className: `answer answer-${a}` }, h('input', { type: 'radio', name: 'answer', value: a, onchange: () => choose(a) }), h('span', {}, t(`answer.${a}`))))),
    more);
  function choose(answer) {
    more.replaceChildren(answer === 'money_sent' ? h('p', { className: 'strip' }, t('money.now')) : '', ...EXTRA[answer].map((f) => FIELDS[f]()), h('button', { className: 'btn primary big', type: 'submit' }, t('send')));
    more.scrollIntoView({ block: 'nearest' });
  }
  async function send(event) {
    event.preventDefault();
    form.querySelector('[type=submit]').disabled = true;
    const body = toBody(new FormData(form));
    const { userId } = state.session;
    await accept();
    await put(userId, task.taskId, `/api/advisor/tasks/${task.taskId}/outcome`, body);
    change({ tasks: state.tasks.filter((x) => x.taskId !== task.taskId), said: { saved: true, taskId: task.taskId }, unsent: await count(userId) });
    location.hash = '#/';
    await flush(userId);
    change({ unsent: await count(userId) });
    if (navigator.onLine) await load();
  }
  return form;
}
const FIELDS = {
  money: () => h('div', { className: 'two' },
    h('div', { className: 'field' }, h('label', { htmlFor: 'yuan' }, t('yuan')), h('input', { id: 'yuan', name: 'yuan', type: 'number', min: '0', max: '1000000000', inputMode: 'numeric' })),
    h('div', { className: 'field' }, h('label', { htmlFor: 'lossAt' }, t('loss.at')), h('input', { id: 'lossAt', name: 'lossAt', type: 'datetime-local' }))),
  app: () => h('fieldset', {}, h('legend', {}, t('app')), h('div', { className: 'two' }, ['no', 'yes'].map((v) => h('label', { className: 'choice' }, h('input', { type: 'radio', name: 'app', value: v }), h('span', {}, t(v)))))),
  callback: () => h('fieldset', {}, h('legend', {}, t('callback')), h('div', { className: 'two' }, ['3', '7'].map((v) => h('label', { className: 'choice' }, h('input', { type: 'radio', name: 'callback', value: v, checked: v === '7' }), h('span', {}, t('days', { n: v })))))),
  note: () => h('div', { className: 'field' }, h('label', { htmlFor: 'note' }, t('note')), h('textarea', { id: 'note', name: 'note', maxLength: 140, rows: 2 })),
};
function toBody(data) {
  const body = { answer: data.get('answer'), channel: 'call', happenedAt: Date.now() };
  if (data.get('note')) body.note = data.get('note').trim();
  if (data.get('app')) body.suspiciousApp = data.get('app') === 'yes';
  if (data.get('callback')) body.callBackDays = Number(data.get('callback'));
  if (data.get('yuan')) Object.assign(body, { yuan: Number(data.get('yuan')), basis: t('basis') });
  if (data.get('lossAt')) body.lossAt = Date.parse(`${data.get('lossAt')}+08:00`);
  if (body.answer === 'dissuaded') body.evidence = 'D';
  return body;
}
/* What was just reported, the ten seconds to take it back, and one question: was this right? */
export function thanks() {
  const said = state.said;
  if (!said) return null;
  if (said.text) return h('p', { className: said.bad ? 'card bad' : 'card', role: 'alert' }, said.text);
  if (said.judged) return h('p', { className: 'card', role: 'status' }, t('judged'));
  const undoable = said.saved || (said.until ?? 0) > Date.now();
  const box = h('section', { className: 'card thanks', role: 'status' },
    h('p', {}, h('b', {}, headline(said))),
    undoable && h('button', { type: 'button', className: 'btn', onclick: undo }, t('undo')),
    !said.saved && h('div', { className: 'line' }, h('span', {}, t('right')), h('button', { type: 'button', className: 'btn', onclick: () => judge(true) }, t('right.yes')), h('button', { type: 'button', className: 'btn', onclick: () => judge(false) }, t('right.no'))));
  if (said.until) setTimeout(() => box.querySelector('.btn')?.textContent === t('undo') && box.querySelector('.btn').remove(), Math.max(0, said.until - Date.now()));
  return box;
}
function headline(said) {
  if (!said.saved) return t('sent', { at: exact(said.at) });
  return navigator.onLine ? t('saved') : t('saved.offline');
}
async function undo() {
  const { taskId, saved } = state.said;
  try {
    const kept = saved && (await takeBack(taskId));
    if (!kept) await post(`/api/advisor/tasks/${taskId}/undo`);
    change({ said: { text: t('undone') }, unsent: await count(state.session.userId) });
    await load();
  } catch (problem) {
    change({ said: { text: t(`problem.${problem.code}`), bad: true } });
  }
}
async function judge(right) {
  const { taskId } = state.said;
  await put(state.session.userId, taskId, `/api/advisor/tasks/${taskId}/feedback`, { right });
  change({ said: { judged: true } });
  flush(state.session.userId);
}
