/* What the page knows, and who wants to know when it changes. */
import { get, setCsrf } from '../shared/api.js';
import { note, seen, waiting } from './keep.js';

export const state = { session: null, self: null, tasks: [], asked: false, fresh: false, unsent: 0, said: null };
let listener = () => {};
export const onChange = (then) => { listener = then; };
export function change(parts) {
  Object.assign(state, parts);
  listener();
}
/* Who is signed in; without a network, who was. */
export async function resume() {
  try {
    const session = await get('/api/session');
    setCsrf(session.csrf);
    await note('session', { ...session, csrf: '' });
    change({ session, asked: true });
  } catch (problem) {
    change({ session: problem.status === 0 ? (await seen('session')) ?? null : null, asked: true });
  }
}
/* The list, newest when there is a network, last seen when there is none. */
export async function load() {
  try {
    const [self, tasks] = await Promise.all([get('/api/advisor'), get('/api/advisor/tasks')]);
    await note('list', { self, tasks: tasks.items });
    change({ self, tasks: await unreported(tasks.items), fresh: true });
  } catch {
    const kept = await seen('list');
    change({ self: state.self ?? kept?.self ?? null, tasks: await unreported(state.fresh ? state.tasks : kept?.tasks ?? []), fresh: state.fresh });
  }
}
/* Nobody is to call a person again of whom the phone still keeps a report. */
async function unreported(tasks) {
  const told = new Set((await waiting().catch(() => [])).filter((i) => i.path.endsWith('/outcome')).map((i) => i.taskId));
  return tasks.filter((task) => !told.has(task.taskId));
}
/* One task with its script; kept, so that it can be read in a basement. */
export async function detail(taskId) {
  try {
    const answer = await get(`/api/advisor/tasks/${taskId}`);
    await note(`task/${taskId}`, answer);
    return answer;
  } catch (problem) {
    if (problem.status !== 0) throw problem;
    return seen(`task/${taskId}`);
  }
}
