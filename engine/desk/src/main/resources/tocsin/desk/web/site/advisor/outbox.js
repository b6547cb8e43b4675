/* Everything an advisor reports goes through here: kept first, sent in order, under a key that never changes. */
import { newKey, post, Problem } from '../shared/api.js';
import { add, drop, waiting } from './keep.js';

let sending = null;
let listener = () => {};
export const onSent = (then) => { listener = then; };
/* How many people something is kept of: taking a task and reporting on it are one to whoever did it. */
export const count = async (userId) => new Set((await waiting()).filter((i) => i.userId === userId).map((i) => i.taskId)).size;

export async function put(userId, taskId, path, body, version) {
  const item = { userId, taskId, path, body, version, key: newKey(), at: Date.now() };
  item.order = await add(item);
  return item;
}
/* Sends what this user has left. A refusal is told once and not repeated; no network keeps everything. */
export function flush(userId) {
  return (sending ??= run(userId).finally(() => { sending = null; }));
}
async function run(userId) {
  for (const item of (await waiting()).filter((i) => i.userId === userId)) {
    try {
      const answer = await post(item.path, item.body, { key: item.key, version: item.version });
      await drop(item.order);
      listener({ item, answer });
    } catch (problem) {
      if (!(problem instanceof Problem) || again(problem)) return;
      await drop(item.order);
      listener({ item, problem });
    }
  }
}
const again = (problem) => problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500 || problem.code === 'csrf';

/* Takes back what has not left the phone yet. */
export async function takeBack(taskId) {
  const mine = (await waiting()).filter((i) => i.taskId === taskId);
  await Promise.all(mine.map((i) => drop(i.order)));
  return mine.length > 0;
}
