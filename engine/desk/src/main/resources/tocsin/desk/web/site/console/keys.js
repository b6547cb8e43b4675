/* Keyboard: every key of the console in one table, which is also what the help shows. */
import { keep, kept } from '../shared/words.js';

const table = [];
let before = '';
let clear = 0;

/* Single keys can be switched off (WCAG 2.1.4); those with Ctrl, and keys inside the list, stay. */
export const keysOn = () => kept('keys') !== 'off';
export function setKeys(on) { keep('keys', on ? 'on' : 'off'); }

export function onKey(group, keys, label, action) { table.push({ group, keys, label, action }); }
export const allKeys = () => table;

const typing = (target) => target instanceof Element
  && target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

function spell(event) {
  if (event.key === ' ') return 'Space';
  return event.shiftKey && event.key.length === 1 && event.key !== '?' ? `Shift+${event.key.toUpperCase()}` : event.key;
}
addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || document.querySelector('dialog[open]')) return;
  const key = spell(event);
  const pair = before ? `${before} ${key}` : key;
  before = '';
  clearTimeout(clear);
  if (key.length === 1 && !keysOn() && key !== '?') return;
  if (key === 'Enter' && event.target instanceof Element && event.target.closest('a, button, summary')) return;
  const found = table.find((row) => row.keys.includes(pair)) ?? (pair === key ? null : table.find((row) => row.keys.includes(key)));
  if (found) {
    if (found.action(event) !== false) event.preventDefault();
    return;
  }
  if (table.some((row) => row.keys.some((k) => k.startsWith(`${key} `)))) {
    before = key;
    clear = setTimeout(() => { before = ''; }, 1200);
    event.preventDefault();
  }
});
