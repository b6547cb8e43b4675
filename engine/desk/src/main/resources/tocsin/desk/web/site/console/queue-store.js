/* The queue on this page: loaded pages in the desk's order, changes in place, new ones announced and never pushed in. */
import { get, query } from '../shared/api.js';
import { desk, tell } from './part.js';

const FIRST = 100;
const NEXT = 500;
const MOST = 60_000;
export const OPEN = ['new', 'taken', 'dispatched', 'handling', 'reported', 'follow_up', 'call_back'];

export const queue = {
  rows: [], places: new Map(), total: 0, filter: { state: OPEN }, arrived: new Set(), selected: new Set(),
  current: -1, loading: false, failed: '', counts: null,
};
let next = null;
let asOf = 0;
let turn = 0;

export async function loadQueue(filter = queue.filter) {
  const mine = ++turn;
  queue.filter = filter;
  queue.loading = true;
  queue.failed = '';
  tell('queue');
  try {
    const [page, counts] = await Promise.all([
      get(`/api/cases${query({ ...filter, limit: FIRST })}`),
      get(`/api/cases/counts${query(filter)}`),
    ]);
    if (mine !== turn) return;
    const at = queue.rows[queue.current]?.caseId;
    Object.assign(queue, { rows: [], total: Math.max(counts.total, page.items.length), arrived: new Set(), selected: new Set() });
    queue.places.clear();
    next = page.next ?? null;
    asOf = page.asOf;
    append(page.items);
    queue.current = queue.places.get(at) ?? (queue.rows.length > 0 ? 0 : -1);
  } catch (problem) {
    if (mine === turn) queue.failed = problem.code;
  } finally {
    if (mine === turn) { queue.loading = false; tell('queue'); }
  }
}
/* Loads on until a place is there; the scroll bar is right from the start because the total is known. */
export async function loadUpTo(place) {
  if (queue.loading) return;
  const mine = turn;
  queue.loading = true;
  try {
    while (next && queue.rows.length <= place && queue.rows.length < MOST && mine === turn) {
      const page = await get(`/api/cases${query({ ...queue.filter, limit: NEXT, cursor: next })}`);
      if (mine !== turn) return;
      next = page.next ?? null;
      append(page.items);
      tell('queue');
    }
    if (!next && mine === turn) queue.total = queue.rows.length;
  } catch (problem) {
    queue.failed = problem.code;
  } finally {
    if (mine === turn) { queue.loading = false; tell('queue'); }
  }
}
function append(items) {
  for (const row of items) {
    if (queue.places.has(row.caseId)) continue;
    queue.places.set(row.caseId, queue.rows.length);
    queue.rows.push(row);
  }
}
/* A row from elsewhere: an answer, or the stream. Older versions of what is here are let go. */
export function takeRow(row) {
  const place = queue.places.get(row.caseId);
  if (place === undefined) return false;
  if (row.version >= queue.rows[place].version) queue.rows[place] = row;
  tell('queue');
  return true;
}
/* Whether a row belongs to the filter, as far as a page can tell; units are a tree that only the desk knows. */
function fits(row) {
  const f = queue.filter;
  const has = (list, value) => !list?.length || list.includes(value);
  return has(f.state, row.state) && has(f.tier, row.tier) && has(f.fraudType, row.fraudType)
    && (!f.campaign || f.campaign === row.campaign) && (!f.breached || row.breached)
    && !f.owner && !f.q && !f.target;
}
desk.addEventListener('feed-case', ({ detail: { id, data } }) => {
  if (!data || (id && id <= asOf)) return;
  if (!takeRow(data) && fits(data)) { queue.arrived.add(data.caseId); tell('queue'); }
  tell('case-changed', data);
});
desk.addEventListener('feed-counts', ({ detail: { data } }) => { queue.counts = data; tell('counts'); });
desk.addEventListener('feed-resync', () => loadQueue());

export async function loadCounts() {
  queue.counts = await get('/api/cases/counts').catch(() => queue.counts);
  tell('counts');
}
export const currentRow = () => queue.rows[queue.current] ?? null;
export function moveTo(place) {
  if (queue.rows.length === 0) return;
  queue.current = Math.max(0, Math.min(Math.max(queue.total, queue.rows.length) - 1, place));
  if (queue.current >= queue.rows.length) {
    loadUpTo(queue.current).then(() => { queue.current = Math.min(queue.current, queue.rows.length - 1); tell('queue'); });
  }
  tell('moved');
}
export function toggle(from, to = from) {
  const on = !queue.selected.has(queue.rows[to]?.caseId);
  for (let i = Math.min(from, to); i <= Math.max(from, to); i++) {
    const id = queue.rows[i]?.caseId;
    if (id && on) queue.selected.add(id);
    else if (id) queue.selected.delete(id);
  }
  tell('queue');
}
