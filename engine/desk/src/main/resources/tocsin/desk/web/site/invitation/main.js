/* Whoever was invited sets a password and is in. The code stands behind # in the link, where neither
   logs nor other sites see it, and is taken out of the address at once. */
import { learn, speak, speaks, t } from '../shared/words.js';
import { post, setCsrf } from '../shared/api.js';
import { addPasskey, canPasskey } from '../shared/passkey.js';
import { h } from '../advisor/dom.js';
import zh from '../i18n/invitation.zh-CN.js';
import en from '../i18n/invitation.en.js';

learn('zh-CN', zh);
learn('en', en);
const LEAST = 15;
const app = document.getElementById('app');
const typed = { code: '', password: '', again: '', shown: false };
let fault = '';
let session = null;

function arrive() {
  if (!location.hash) return;
  typed.code = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
}
function field(name, word, more) {
  const bad = fault.startsWith(`${name}.`);
  const input = h('input', { id: name, name, value: typed[name], required: true, autocapitalize: 'off', spellcheck: false, 'aria-invalid': bad && 'true', 'aria-describedby': bad && 'fault', oninput: () => { typed[name] = input.value; }, ...more });
  return h('div', { className: 'field' }, h('label', { htmlFor: name }, word), input);
}
/* Redrawn with what was typed, in another language or after a refusal. */
export function draw() {
  document.title = `${t('title')} · ${t('brand')}`;
  if (session) return offer();
  const secret = { type: typed.shown ? 'text' : 'password', autocomplete: 'new-password', maxLength: 1024 };
  app.replaceChildren(h('main', { className: 'signin' }, h('form', { className: 'sign-in card', noValidate: true, onsubmit: send },
    h('h1', {}, t('title')), h('p', { className: 'muted' }, t('lead')),
    field('code', t('code'), { type: 'text', autocomplete: 'off', maxLength: 100 }),
    field('password', t('password', { n: LEAST }), secret),
    field('again', t('again'), secret),
    h('label', { className: 'line who' }, h('input', { type: 'checkbox', name: 'shown', checked: typed.shown, onchange: show }), t('show')),
    h('p', { className: 'muted' }, t('rule')),
    said(), h('button', { className: 'btn primary big', type: 'submit' }, t('go')), otherLanguage())));
}
/* The password holds and they are signed in; a passkey is one touch away. */
function offer() {
  app.replaceChildren(h('main', { className: 'signin' }, h('section', { className: 'card sign-in' },
    h('h1', {}, t('in.title')), h('p', { className: 'muted' }, t('in.lead')), said(),
    h('button', { id: 'add', className: 'btn primary big', type: 'button', onclick: add }, t('in.add')),
    h('button', { id: 'enter', className: 'btn big', type: 'button', onclick: enter }, t('in.go')), otherLanguage())));
}
const said = () => h('p', { id: 'fault', className: 'error', role: 'alert' }, fault && t(fault, { n: LEAST }));
const otherLanguage = () => h('button', { className: 'btn quiet', type: 'button', lang: speaks() === 'en' ? 'zh-CN' : 'en', onclick: other }, speaks() === 'en' ? '中文' : 'English');
function enter() {
  location.replace(session.role === 'advisor' ? '/advisor' : '/');
}
async function add() {
  try {
    await addPasskey(navigator.userAgentData?.platform || 'passkey');
    enter();
  } catch {
    refuse('in.failed');
  }
}
function show(event) {
  typed.shown = event.target.checked;
  for (const name of ['password', 'again']) document.getElementById(name).type = typed.shown ? 'text' : 'password';
}
function other() {
  speak(speaks() === 'en' ? 'zh-CN' : 'en');
  draw();
}
function refuse(why) {
  fault = why;
  draw();
  document.getElementById(why.split('.')[0])?.focus();
}
async function send(event) {
  event.preventDefault();
  const code = typed.code.trim();
  if (!code) return refuse('code.absent');
  if ([...typed.password].length < LEAST) return refuse('password.short');
  if (typed.password !== typed.again) return refuse('again.differs');
  const button = event.submitter;
  if (button) button.disabled = true;
  try {
    session = await post(`/api/invitations/${encodeURIComponent(code)}`, { old: '', new: typed.password });
    setCsrf(session.csrf);
    Object.assign(typed, { code: '', password: '', again: '' });
    fault = '';
    if (!canPasskey()) return enter();
    draw();
    document.getElementById('add').focus();
  } catch (problem) {
    refuse({ 0: 'problem.offline', 400: 'password.weak', 404: 'code.over', 429: 'problem.often' }[problem.status] ?? 'problem.internal');
  }
}
addEventListener('hashchange', () => { session = null; arrive(); draw(); });
arrive();
draw();
(typed.code ? document.getElementById('password') : document.getElementById('code')).focus();
