/* One step of the loop, its answer, and the ten seconds in which it can be taken back. */
import { get, newKey, post, Problem } from '../shared/api.js';
import { code, t } from '../shared/words.js';
import { tell } from './part.js';
import { takeRow } from './queue-store.js';

let last = null;

export async function act(card, action) {
  const { caseId, version } = card.row;
  const done = await sendAgain((key) => post(`/api/cases/${caseId}/actions`, action, { key, version }));
  last = done.undoableUntil ? { caseId, version: done.version, until: done.undoableUntil } : null;
  tell('toast', { text: t('done.step', { step: code('action', action.kind), name: card.row.maskedName ?? caseId }), until: done.undoableUntil, undo: last ? undo : null });
  takeRow({ ...card.row, version: done.version, state: done.state });
  tell('case-changed', { caseId, version: done.version });
  return done;
}
/* A lost answer is asked for again under the same key, so nothing happens twice. */
async function sendAgain(send) {
  const key = newKey();
  for (let attempt = 0; ; attempt++) {
    try {
      return await send(key);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 0 || attempt === 4) throw problem;
      await new Promise((later) => setTimeout(later, 500 * 2 ** attempt));
    }
  }
}
export async function undo() {
  if (!last || last.until < Date.now()) {
    tell('toast', { text: t('undo.nothing') });
    return;
  }
  const step = last;
  last = null;
  tell('undone');
  try {
    const done = step.bulkId
      ? await post(`/api/cases/bulk/${step.bulkId}/undo`)
      : await post(`/api/cases/${step.caseId}/undo`, undefined, { version: step.version });
    tell('toast', { text: t('undo.done') });
    if (done.caseId) tell('case-changed', done);
    tell('reload');
  } catch (problem) {
    tell('toast', { text: sayProblem(problem), bad: true });
  }
}
export function remember(step) { last = step; }
export function sayProblem(problem) {
  const detail = problem.body?.faults?.map((f) => `${f.field}: ${f.allowed}`).join('; ');
  return code('problem', problem.code ?? 'internal') + (detail ? ` (${detail})` : '');
}
export async function takeNext(filter) {
  const { owner, ...rest } = filter;
  const card = await post('/api/cases/next', { filter: { ...rest, state: ['new'] } });
  if (card) takeRow(card.row);
  return card;
}
export const loadCard = (caseId, signal) => get(`/api/cases/${caseId}`, { signal });
