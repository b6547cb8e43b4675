/* Which language is spoken, and how words, times and sums are said in it. */
const dictionaries = new Map();
let language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
const zone = 'Asia/Shanghai';

export function learn(lang, words) { dictionaries.set(lang, words); }
export function speaks() { return language; }
export function speak(lang) {
  language = lang === 'en' ? 'en' : 'zh-CN';
  document.documentElement.lang = language;
  keep('language', language);
}
export function keep(name, value) {
  try { localStorage.setItem('tocsin.' + name, value); } catch { /* private mode: only for this visit */ }
}
export function kept(name) {
  try { return localStorage.getItem('tocsin.' + name); } catch { return null; }
}

/* A word by its key; {name} is filled in. A key that is missing shows itself, and a test finds it. */
export function t(key, values = {}) {
  const word = dictionaries.get(language)?.[key] ?? key;
  return word.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
/* A word that data names: a code that nobody has translated shows as the code. */
export function code(kind, value) {
  const key = `${kind}.${value}`;
  const word = dictionaries.get(language)?.[key];
  return word ?? String(value ?? '');
}
export function say(sentence) {
  if (!sentence) return '';
  return language === 'en' ? sentence.en || sentence.zh : sentence.zh || sentence.en;
}

const formats = new Map();
function format(key, make) {
  const id = language + key;
  if (!formats.has(id)) formats.set(id, make());
  return formats.get(id);
}
function locale() { return language === 'en' ? 'en-GB' : 'zh-CN'; }
export function clock(millis) {
  return format('clock', () => new Intl.DateTimeFormat(locale(), { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })).format(millis);
}
export function exact(millis) {
  return format('exact', () => new Intl.DateTimeFormat(locale(), { timeZone: zone, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })).format(millis);
}
export function date(millis) {
  return format('date', () => new Intl.DateTimeFormat(locale(), { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })).format(millis);
}
export function number(value) {
  return format('number', () => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 })).format(value);
}
export function percent(value) {
  return format('percent', () => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 })).format(value);
}
export function yuan(value) {
  return format('yuan', () => new Intl.NumberFormat(locale(), { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 })).format(value);
}
/* A span in the two units that matter: 3d 4h, 2h 05m, 12m 30s. */
export function span(millis) {
  const seconds = Math.max(0, Math.floor(Math.abs(millis) / 1000));
  const days = Math.floor(seconds / 86400), hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60, rest = seconds % 60;
  const two = (n) => String(n).padStart(2, '0');
  if (days > 0) return `${days}${t('unit.d')} ${hours}${t('unit.h')}`;
  if (hours > 0) return `${hours}${t('unit.h')} ${two(minutes)}${t('unit.m')}`;
  return `${minutes}${t('unit.m')} ${two(rest)}${t('unit.s')}`;
}
