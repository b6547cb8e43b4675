/* The only way out of a page: same origin, session cookie, CSRF token, problems as errors. */
let csrf = '';
let onSignedOut = () => {};

export class Problem extends Error {
  constructor(status, body) {
    super(body.code || String(status));
    this.status = status;
    this.code = body.code || 'internal';
    this.body = body;
  }
}
export function whenSignedOut(then) { onSignedOut = then; }
export function setCsrf(token) { csrf = token || ''; }
export function newKey() {
  return globalThis.crypto.randomUUID ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}

export async function call(method, path, { body, key, version, signal } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  if (method === 'POST') headers['Idempotency-Key'] = key || newKey();
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'same-origin', signal });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Problem(0, { code: 'offline' });
  }
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  if (answer.status === 401 && path !== '/api/session') onSignedOut();
  throw new Problem(answer.status, said);
}
export const get = (path, more) => call('GET', path, more);
export const post = (path, body, more) => call('POST', path, { body, ...more });
export const put = (path, body, more) => call('PUT', path, { body, ...more });
export const remove = (path, more) => call('DELETE', path, more);

/* A filter as a query string; empty parts are left out, lists are joined by commas. */
export function query(parts) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== null && text !== '' && text !== false) search.set(name, text);
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
