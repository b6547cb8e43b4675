/* Who is signed in on this page. */
import { get, post, put, remove, setCsrf, whenSignedOut } from '../shared/api.js';
import { keep, kept, speak } from '../shared/words.js';
import { tell } from './part.js';

let session = null;

export const me = () => session;
export const isLead = () => session?.role === 'shift_lead';

function opened(answer) {
  session = answer;
  setCsrf(answer?.csrf);
  if (answer) {
    if (!kept('language')) speak(answer.language);
    if (!kept('theme') && answer.theme) setTheme(answer.theme);
  }
  tell('session');
}
export async function resume() {
  try {
    opened(await get('/api/session'));
  } catch {
    opened(null);
  }
}
export async function signIn(user, password, code) {
  opened(await post('/api/session', code ? { user, password, code } : { user, password }));
}
export function signedInAs(answer) { opened(answer); }
export async function signOut() {
  await remove('/api/session').catch(() => {});
  opened(null);
}
whenSignedOut(() => opened(null));

export function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  keep('theme', theme);
  tell('theme');
  prefer();
}
export function setLanguage(language) {
  speak(language);
  tell('language');
  prefer();
}
/* Kept at the desk too, so that another machine looks alike; the page does not wait for it. */
function prefer() {
  if (!session) return;
  const language = document.documentElement.lang;
  put('/api/me/preferences', { language, theme: document.documentElement.dataset.theme }).catch(() => {});
}
