import { post, setCsrf } from '../shared/api.js';
import { speak, speaks, t } from '../shared/words.js';
import { h } from './dom.js';
import { note } from './keep.js';
import { change } from './state.js';

export function signInView() {
  const problem = h('p', { className: 'error', role: 'alert' });
  const code = h('div', { className: 'field', hidden: true }, h('label', { htmlFor: 'code' }, t('signin.code')), h('input', { id: 'code', name: 'code', type: 'text', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 12 }));
  const form = h('form', { className: 'sign-in card', onsubmit: send },
    h('h1', {}, t('title')), h('p', { className: 'muted' }, t('signin.lead')),
    h('div', { className: 'field' }, h('label', { htmlFor: 'user' }, t('signin.user')), h('input', { id: 'user', name: 'user', type: 'text', autocomplete: 'username', required: true, maxLength: 80 })),
    h('div', { className: 'field' }, h('label', { htmlFor: 'password' }, t('signin.password')), h('input', { id: 'password', name: 'password', type: 'password', autocomplete: 'current-password', required: true, maxLength: 1024 })),
    code, problem,
    h('button', { className: 'btn primary big', type: 'submit' }, t('signin.go')),
    h('button', { className: 'btn quiet', type: 'button', lang: speaks() === 'en' ? 'zh-CN' : 'en', onclick: () => { speak(speaks() === 'en' ? 'zh-CN' : 'en'); change({}); } }, speaks() === 'en' ? '中文' : 'English'));
  async function send(event) {
    event.preventDefault();
    const data = new FormData(form);
    problem.textContent = '';
    try {
      const body = { user: data.get('user'), password: data.get('password') };
      if (data.get('code')) body.code = data.get('code');
      const session = await post('/api/session', body);
      setCsrf(session.csrf);
      await note('session', { ...session, csrf: '' });
      change({ session, asked: true });
      dispatchEvent(new Event('signed-in'));
    } catch (p) {
      code.hidden = p.code !== 'second-factor-needed';
      problem.textContent = p.code === 'unauthenticated' ? t('signin.refused') : t(`problem.${p.code}`);
    }
  }
  return h('main', { className: 'signin' }, form);
}
