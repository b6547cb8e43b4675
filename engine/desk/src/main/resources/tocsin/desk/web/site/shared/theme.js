/* Runs before the first paint so that no page flashes in the wrong theme, type size or language. */
(() => {
  const root = document.documentElement;
  const kept = (name) => {
    try { return localStorage.getItem('tocsin.' + name); } catch { return null; }
  };
  const phone = /^\/(advisor|invitation)\b/.test(location.pathname);
  root.dataset.theme = kept('theme') || (phone ? 'light' : 'dark');
  root.dataset.type = kept('type') || 'normal';
  root.lang = kept('language') || 'zh-CN';
})();
