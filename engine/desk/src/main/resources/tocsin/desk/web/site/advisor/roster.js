import { get, post, put, query } from '../shared/api.js';
import { code, date, t } from '../shared/words.js';
import { h } from './dom.js';
import { state } from './state.js';
import { twice } from './task.js';

const DAY = 86_400_000;

/* 我的名册: who is bound to me, leave and transfer in two taps, a deputy for some days. */
export async function rosterView() {
  const rows = h('ul', { className: 'roster' });
  const found = h('p', { className: 'muted', role: 'status' });
  const problem = h('p', { className: 'error', role: 'alert' });
  async function search(q) {
    try {
      const page = await get(`/api/advisor/roster${query({ q })}`);
      found.textContent = t('roster.found', { n: page.total });
      rows.replaceChildren(...page.items.map((p) => row(p, problem)));
    } catch (p) {
      problem.textContent = t(`problem.${p.code}`);
    }
  }
  await search('');
  return h('div', {}, h('section', { className: 'card' }, h('h2', {}, t('roster')),
    h('div', { className: 'field' }, h('label', { htmlFor: 'q' }, t('roster.search')), h('input', { id: 'q', type: 'search', maxLength: 80, oninput: (e) => search(e.target.value) })), found, problem, rows), deputy());
}
function row(p, problem) {
  const change = (kind) => async () => {
    try {
      const done = await post(`/api/advisor/roster/${p.bindingId}`, { change: kind });
      line.replaceChildren(h('span', {}, p.maskedName), h('span', { className: 'muted' }, code('roster', done.state)));
    } catch (e) {
      problem.textContent = t(`problem.${e.code}`);
    }
  };
  const line = h('li', {}, h('span', {}, h('b', {}, p.maskedName), ' ', h('span', { className: 'muted' }, `${p.department ?? ''} ${p.role === 'deputy' ? t('roster.deputy') : ''}`)),
    h('span', { className: 'acts' }, twice(t('roster.left'), change('left')), twice(t('roster.transferred'), change('transferred'))));
  return line;
}
function deputy() {
  const said = h('p', { role: 'status' });
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  return h('form', { className: 'card', onsubmit: async (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    try {
      const self = await put('/api/advisor/deputy', { deputyAdvisorId: data.get('who').trim(), from: Date.parse(`${data.get('from')}T00:00+08:00`), until: Date.parse(`${data.get('until')}T00:00+08:00`) + DAY });
      said.textContent = t('deputy.set', { until: date(self.deputyUntil - 1) });
    } catch (p) {
      said.textContent = t(`problem.${p.code}`);
    }
  } }, h('h2', {}, t('deputy.title')), state.self?.deputyUntil && h('p', {}, t('deputy.set', { until: date(state.self.deputyUntil - 1) })),
  h('div', { className: 'field' }, h('label', { htmlFor: 'who' }, t('deputy.who')), h('input', { id: 'who', name: 'who', type: 'text', required: true, maxLength: 80, pattern: '[A-Za-z0-9._:\\-]+' })),
  h('div', { className: 'two' }, h('div', { className: 'field' }, h('label', { htmlFor: 'from' }, t('deputy.from')), h('input', { id: 'from', name: 'from', type: 'date', required: true, value: today, min: today })),
    h('div', { className: 'field' }, h('label', { htmlFor: 'until' }, t('deputy.until')), h('input', { id: 'until', name: 'until', type: 'date', required: true, min: today }))),
  h('button', { className: 'btn primary big' }, t('deputy.go')), said);
}
