import { say, speaks, t } from '../shared/words.js';
import { h } from './dom.js';

/* 怎么说: opening, three questions, one sentence; the rest folds away. */
export function scriptCard(s) {
  const aloud = [say(s.opening), ...s.questions.map(say), say(s.keySentence)].join('\n');
  return h('section', { className: 'card script' },
    h('div', { className: 'line' }, h('h3', {}, t('script')), 'speechSynthesis' in window && h('button', { type: 'button', className: 'btn', onclick: () => read(aloud) }, t('aloud'))),
    h('h4', {}, t('script.opening')), h('p', {}, say(s.opening)),
    h('h4', {}, t('script.questions')), h('ol', {}, s.questions.map((q) => h('li', {}, say(q)))),
    h('h4', {}, t('script.key')), h('p', { className: 'key' }, say(s.keySentence)),
    h('details', {}, h('summary', {}, t('script.replies')), h('dl', {}, s.replies.map((r) => h('div', {}, h('dt', {}, say(r.refusal)), h('dd', {}, say(r.answer)))))),
    h('details', {}, h('summary', {}, t('script.not')), h('ul', {}, s.doNotSay.map((d) => h('li', {}, say(d))))));
}
function read(text) {
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = speaks();
  speechSynthesis.speak(words);
}
