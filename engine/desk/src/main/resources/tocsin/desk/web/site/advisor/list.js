import { clock, code, say, span, t } from '../shared/words.js';
import { h, shape } from './dom.js';
import { state } from './state.js';
import { thanks } from './outcome.js';

/* Whom to reach, most urgent first. No site, no time of access, no history: the desk does not send them. */
export function listView() {
  return h('div', {}, thanks(), state.tasks.length === 0
    ? h('p', { className: 'card empty' }, state.fresh ? t('list.empty') : t('loading'))
    : h('ul', { className: 'tasks' }, state.tasks.map(card)));
}
function card(task) {
  return h('li', {}, h('a', { className: `card task edge-${task.urgency}`, href: `#/task/${task.taskId}` },
    h('span', { className: 'line' }, urgency(task), h('span', { className: 'left' }, left(task))),
    h('span', { className: 'line who' }, h('b', {}, task.maskedName), h('span', { className: 'muted' }, task.department ?? '')),
    h('span', {}, say(task.typeWords)),
    task.retryAt && h('span', { className: 'muted' }, t('retry', { at: clock(task.retryAt) })),
    task.bring96110 && h('span', { className: 'warn' }, t('bring')),
    task.minorGuardian && h('span', { className: 'warn' }, t('guardian'))));
}
export function urgency(task) {
  return h('span', { className: `tier tier-${task.urgency}` }, shape(task.urgency), code('urgency', task.urgency));
}
export function left(task) {
  if (!task.answerBy) return '';
  const ms = task.answerBy - Date.now();
  return ms < 0 ? t('late', { span: span(ms) }) : t('left', { span: span(ms) });
}
