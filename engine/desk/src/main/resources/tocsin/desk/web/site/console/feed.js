/* One event stream per browser: the tab that holds the lock listens and passes every event on to the others. */
import { tell } from './part.js';

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('tocsin.stream') : null;
const EVENTS = ['case', 'counts', 'lag', 'resync'];
let source = null;
let release = null;
let state = 'connecting';
let lastEventAt = 0;
let lag = null;

export const feedState = () => ({ state, lastEventAt, lag });

function mark(next) {
  if (state !== next) {
    const before = state;
    state = next;
    tell('feed', { state: next, before });
  }
}
function take({ name, id, data }) {
  lastEventAt = Date.now();
  if (name === 'state') return mark(data);
  if (name === 'lag') lag = data;
  tell(`feed-${name}`, { id, data });
}
function pass(message) {
  take(message);
  channel?.postMessage(message);
}
function listen() {
  source = new EventSource('/api/stream');
  source.onopen = () => { lastEventAt = Date.now(); pass({ name: 'state', data: 'live' }); };
  source.onerror = () => {
    const gone = source.readyState === EventSource.CLOSED;
    pass({ name: 'state', data: navigator.onLine ? 'reconnecting' : 'offline' });
    if (gone) setTimeout(() => { if (release) listen(); }, 3000);
  };
  for (const name of EVENTS) {
    source.addEventListener(name, (event) => {
      let data = null;
      try { data = JSON.parse(event.data); } catch { /* resync carries nothing */ }
      pass({ name, id: Number(event.lastEventId) || 0, data });
    });
  }
}
/* A new leader may have missed events between two streams, so it asks everybody to load again. */
function lead() {
  return new Promise((done) => {
    const first = lastEventAt === 0;
    release = () => { source?.close(); source = null; release = null; done(); };
    listen();
    if (!first) pass({ name: 'resync', id: 0, data: null });
  });
}
export function openFeed() {
  if (release) return;
  if (channel) channel.onmessage = (event) => take(event.data);
  if (navigator.locks) {
    navigator.locks.request('tocsin.stream', lead);
    if (state === 'connecting') setTimeout(() => { if (!release) mark('live'); }, 1500);
  } else {
    lead();
  }
}
export function closeFeed() {
  release?.();
  state = 'connecting';
}
addEventListener('offline', () => mark('offline'));
addEventListener('online', () => mark('reconnecting'));
