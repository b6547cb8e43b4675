/* Keeps the page itself for when there is no network. Answers of the desk are never kept here. */
const build = new URL(self.location.href).searchParams.get('build');
const cacheName = `advisor-${build}`;
const parts = [
  'shared/icon.svg', 'shared/theme.js', 'shared/tokens.css', 'shared/base.css', 'shared/words.js', 'shared/api.js',
  'advisor/advisor.css', 'advisor/main.js', 'advisor/dom.js', 'advisor/keep.js', 'advisor/outbox.js', 'advisor/state.js',
  'advisor/sign-in.js', 'advisor/list.js', 'advisor/task.js', 'advisor/script-card.js', 'advisor/outcome.js', 'advisor/roster.js',
  'advisor/app.webmanifest', 'i18n/advisor.zh-CN.js', 'i18n/advisor.en.js',
].map((part) => `/web/${build}/${part}`);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(['/advisor', ...parts])).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((n) => n.startsWith('advisor-') && n !== cacheName).map((n) => caches.delete(n))))
    .then(() => self.clients.claim()));
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (event.request.mode === 'navigate' && url.pathname === '/advisor') {
    event.respondWith(fetch(event.request).catch(() => caches.match('/advisor')));
  } else if (url.pathname.startsWith(`/web/${build}/`)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
