/* The advisors' page: who is in, what waits, and everything else by the address. */
import { learn, keep, kept, speak, speaks, t } from '../shared/words.js';
import { put as putPreference, remove, setCsrf, whenSignedOut } from '../shared/api.js';
import zh from '../i18n/advisor.zh-CN.js';
import en from '../i18n/advisor.en.js';
import { h } from './dom.js';
import { forget } from './keep.js';
import { count, flush, onSent } from './outbox.js';
import { change, detail, load, onChange, resume, state } from './state.js';
import { signInView } from './sign-in.js';
import { listView } from './list.js';
import { taskView } from './task.js';
import { rosterView } from './roster.js';

learn('zh-CN', zh);
learn('en', en);
const app = document.getElementById('app');
let shown = '';

function where() {
  const [page = '', id = ''] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { page, id };
}
function header() {
  const large = document.documentElement.dataset.type === 'large';
  const { page } = where();
  return h('header', { className: 'top' },
    h('div', { className: 'hello' }, h('h1', {}, state.self ? t('hello', { name: state.self.name }) : t('title')),
      state.self && h('p', {}, t('summary', { people: state.self.boundPeople, open: state.tasks.length }))),
    h('div', { className: 'tools' },
      h('button', { type: 'button', className: 'btn', 'aria-pressed': String(large), onclick: toggleType }, t('large')),
      h('button', { type: 'button', className: 'btn', lang: speaks() === 'en' ? 'zh-CN' : 'en', onclick: toggleLanguage }, speaks() === 'en' ? '中文' : 'English'),
      h('button', { type: 'button', className: 'btn', onclick: leave }, t('signout'))),
    h('nav', { 'aria-label': t('nav') }, [['', 'tab.tasks'], ['roster', 'tab.roster']].map(([p, word]) =>
      h('a', { href: `#/${p}`, 'aria-current': (page === 'task' ? '' : page) === p ? 'page' : 'false' }, t(word)))));
}
function strip() {
  if (!navigator.onLine) return h('p', { className: 'strip', role: 'status' }, t('offline', { n: state.unsent }));
  if (state.unsent) return h('p', { className: 'strip', role: 'status' }, t('unsent', { n: state.unsent }));
  return null;
}
/* Draws the list whenever something changes; a task or the roster only when it is opened, so that nothing typed is lost. */
export async function draw(again = false) {
  if (!state.asked) return;
  document.title = `${t('title')} · ${t('brand')}`;
  if (!state.session) {
    shown = '';
    app.replaceChildren(signInView());
    return;
  }
  const { page, id } = where();
  const here = `${page}/${id}`;
  const moved = shown !== here;
  shown = here;
  if (page && !moved && again !== true) {
    app.querySelector('.strips')?.replaceChildren(strip() ?? '');
    return;
  }
  const focused = moved ? null : document.activeElement?.getAttribute('href');
  const view = page === 'task' ? await taskView(id) : page === 'roster' ? await rosterView() : listView();
  if (here !== `${where().page}/${where().id}`) return;
  app.replaceChildren(header(), h('div', { className: 'strips' }, strip()), h('main', { id: 'main', tabIndex: -1 }, view));
  if (moved) {
    scrollTo(0, 0);
    app.querySelector('main').focus({ preventScroll: true });
  } else if (focused) {
    app.querySelector(`main [href="${CSS.escape(focused)}"]`)?.focus();
  }
}
function toggleType() {
  const large = document.documentElement.dataset.type !== 'large';
  document.documentElement.dataset.type = large ? 'large' : 'normal';
  keep('type', large ? 'large' : 'normal');
  putPreference('/api/me/preferences', { largeType: large }).catch(() => {});
  draw(true);
}
function toggleLanguage() {
  speak(speaks() === 'en' ? 'zh-CN' : 'en');
  putPreference('/api/me/preferences', { language: speaks() }).catch(() => {});
  draw(true);
}
/* Nothing unsent is thrown away: whoever leaves sends first. */
async function leave() {
  if (await count(state.session.userId)) return change({ said: { text: t('signout.unsent'), bad: true } });
  await remove('/api/session').catch(() => {});
  await forget();
  setCsrf('');
  change({ session: null, self: null, tasks: [], fresh: false });
}
export async function refresh() {
  if (!state.session) return;
  if (navigator.onLine && !state.session.csrf) await resume();
  if (!state.session) return;
  await flush(state.session.userId);
  await load();
  change({ unsent: await count(state.session.userId) });
  for (const task of state.tasks.slice(0, 20)) if (navigator.onLine) detail(task.taskId).catch(() => {});
}
function listen() {
  const stream = new EventSource('/api/stream');
  for (const name of ['task', 'resync']) stream.addEventListener(name, () => load());
}
onSent(({ item, answer, problem }) => {
  const outcome = item.path.endsWith('/outcome');
  if (problem && outcome) change({ said: { text: t('refused', { why: t(`problem.${problem.code}`) }), bad: true } });
  if (answer && outcome) change({ said: { at: answer.at, taskId: item.taskId, until: answer.undoableUntil } });
});
onChange(() => { draw(); });
whenSignedOut(() => change({ session: null }));
addEventListener('hashchange', () => draw());
addEventListener('online', refresh);
addEventListener('offline', () => draw());
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
addEventListener('signed-in', () => refresh().then(listen));
setInterval(() => { if (!document.hidden) refresh(); }, 60_000);

if ('serviceWorker' in navigator) {
  const build = new URL(import.meta.url).pathname.split('/')[2];
  const address = `/advisor/sw.js?build=${build}`;
  const policy = globalThis.trustedTypes?.createPolicy('tocsin-worker', { createScriptURL: (text) => (text === address ? text : '') });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address, { scope: '/advisor' }).catch(() => {});
}
await resume();
if (state.session?.largeType && !kept('type')) document.documentElement.dataset.type = 'large';
if (state.session) dispatchEvent(new Event('signed-in'));
