/* Which page is shown: the part of the address after #/. */
import { tell } from './part.js';

export function place() {
  const [page = 'queue', ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { page: page || 'queue', id: rest.join('/') };
}
export function go(page, id) {
  location.hash = id === undefined ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`;
}
export const link = (page, id) => (id === undefined ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`);
addEventListener('hashchange', () => tell('place'));
