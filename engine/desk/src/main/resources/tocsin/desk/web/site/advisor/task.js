import { post } from '../shared/api.js';
import { say, t } from '../shared/words.js';
import { h } from './dom.js';
import { left, urgency } from './list.js';
import { flush, put } from './outbox.js';
import { detail, load, state } from './state.js';
import { scriptCard } from './script-card.js';
import { outcomeForm, thanks } from './outcome.js';

const HIDE_AFTER = 60_000;

export async function taskView(taskId) {
  let answer;
  try {
    answer = await detail(taskId);
  } catch (problem) {
    return h('div', {}, thanks(), h('p', { className: 'card' }, t(`problem.${problem.code}`)), back());
  }
  if (!answer) return h('div', {}, h('p', { className: 'card' }, t('problem.offline')), back());
  const { task, script, verificationPhrase } = answer;
  const accept = accepting(task);
  return h('div', { className: 'one' }, back(),
    h('section', { className: `card person edge-${task.urgency}` },
      h('p', { className: 'line' }, urgency(task), h('span', { className: 'left' }, left(task))),
      h('h2', {}, task.maskedName, ' ', h('small', { className: 'muted' }, task.department ?? '')),
      h('p', {}, say(task.typeWords)),
      task.minorGuardian && h('p', { className: 'strip' }, t('guardian')),
      task.bring96110 && h('p', { className: 'strip' }, t('bring'))),
    contact(task, accept),
    h('section', { className: 'card phrase' }, h('h3', {}, t('phrase')), h('p', { className: 'big' }, say(verificationPhrase)), h('p', { className: 'muted' }, t('phrase.note'))),
    scriptCard(script),
    outcomeForm(task, accept));
}
const back = () => h('p', {}, h('a', { className: 'btn', href: '#/' }, t('back')));

/* Whoever calls or reports has taken the task: it is accepted on the way, once. */
function accepting(task) {
  let done = task.state !== 'offered';
  return async () => {
    if (done) return;
    done = true;
    await put(state.session.userId, task.taskId, `/api/advisor/tasks/${task.taskId}/accept`, undefined, task.version);
  };
}
function contact(task, accept) {
  const number = h('div', { className: 'number', role: 'status' });
  const problem = h('p', { className: 'error', role: 'alert' });
  async function reveal(purpose) {
    problem.textContent = '';
    try {
      await accept();
      await flush(state.session.userId);
      const person = await post(`/api/advisor/tasks/${task.taskId}/reveal`, { purpose });
      number.replaceChildren(h('p', { className: 'big' }, person.name), person.phone ? h('a', { className: 'btn primary big', href: `tel:${person.phone}` }, t('dial', { number: person.phone })) : '', h('p', { className: 'muted' }, t('reveal.note')));
      setTimeout(() => number.replaceChildren(), HIDE_AFTER);
    } catch (p) {
      problem.textContent = p.status === 0 ? t('reveal.offline') : t(`problem.${p.code}`);
    }
  }
  async function transfer(to) {
    await accept();
    await put(state.session.userId, task.taskId, `/api/advisor/tasks/${task.taskId}/transfer`, { to });
    await flush(state.session.userId);
    await load();
    location.hash = '#/';
  }
  const step = ['follow_up', 'call_back'].includes(task.step) ? task.step : null;
  return h('section', { className: 'card contact', 'aria-label': t('contact') },
    h('button', { type: 'button', className: 'btn primary big', onclick: () => reveal(step ?? 'call') }, t('call')),
    number, problem,
    h('div', { className: 'three' },
      h('button', { type: 'button', className: 'btn', onclick: () => reveal(step ?? 'meet') }, t('meet')),
      twice(t('deputy'), () => transfer('deputy')), twice(t('police'), () => transfer('police'))));
}
/* A second tap on the same button confirms. */
export function twice(label, action) {
  let sure = false;
  const button = h('button', { type: 'button', className: 'btn', onclick: () => {
    if (sure) return action();
    sure = true;
    button.textContent = t('sure');
    button.classList.add('danger');
    setTimeout(() => { sure = false; button.textContent = label; button.classList.remove('danger'); }, 4000);
  } }, label);
  return button;
}
