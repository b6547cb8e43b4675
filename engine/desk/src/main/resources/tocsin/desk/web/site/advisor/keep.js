/* IndexedDB with two stores: what was last seen, and what still has to be sent. No number is ever kept. */
let opened = null;

function open() {
  return (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('tocsin-advisor', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('seen');
      request.result.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => { opened = null; reject(request.error); };
  }));
}
async function run(store, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(store, mode);
    const request = work(tx.objectStore(store));
    tx.oncomplete = () => resolve(request?.result);
    tx.onerror = tx.onabort = () => reject(tx.error);
  });
}
export const seen = (name) => run('seen', 'readonly', (s) => s.get(name)).catch(() => undefined);
export const note = (name, value) => run('seen', 'readwrite', (s) => s.put(value, name)).catch(() => {});
export const waiting = () => run('outbox', 'readonly', (s) => s.getAll());
export const add = (item) => run('outbox', 'readwrite', (s) => s.add(item));
export const drop = (order) => run('outbox', 'readwrite', (s) => s.delete(order));
export const forget = () => run('seen', 'readwrite', (s) => s.clear()).catch(() => {});
