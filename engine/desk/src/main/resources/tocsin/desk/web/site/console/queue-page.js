import { Part, desk, html, tell } from './part.js';
import { currentRow, loadQueue, moveTo, queue, toggle } from './queue-store.js';
import { go, place } from './router.js';
import { onKey } from './keys.js';
import { sayProblem, takeNext, undo } from './steps.js';
import { t } from '../shared/words.js';
import './tiles.js';
import './filter-bar.js';
import './queue-list.js';
import './case-card.js';

let anchor = 0;
const openCurrent = () => { if (currentRow()) go('case', currentRow().caseId); };
const onQueue = (action) => (event) => (['queue', 'case'].includes(place().page) ? action(event) : false);
const ask = (kind) => onQueue(() => tell('ask', { kind }));

onKey('move', ['j', 'ArrowDown'], 'key.down', onQueue(() => moveTo(queue.current + 1)));
onKey('move', ['k', 'ArrowUp'], 'key.up', onQueue(() => moveTo(queue.current - 1)));
onKey('move', ['PageDown'], 'key.pagedown', onQueue(() => moveTo(queue.current + 12)));
onKey('move', ['PageUp'], 'key.pageup', onQueue(() => moveTo(queue.current - 12)));
onKey('move', ['Home'], 'key.home', onQueue(() => moveTo(0)));
onKey('move', ['End'], 'key.end', onQueue(() => moveTo(queue.total - 1)));
onKey('move', ['Enter'], 'key.open', onQueue(openCurrent));
onKey('move', ['n'], 'key.newest', onQueue(() => loadQueue()));
onKey('move', ['/'], 'key.search', onQueue(() => document.querySelector('#search')?.focus()));
onKey('move', [']'], 'key.nextfilter', onQueue(() => tell('filter-turn', 1)));
onKey('move', ['['], 'key.lastfilter', onQueue(() => tell('filter-turn', -1)));
onKey('move', ['x', 'Space'], 'key.select', onQueue((e) => {
  if (e.key === ' ' && !e.target.closest('[role=listbox]')) return false;
  anchor = queue.current;
  toggle(queue.current);
  return true;
}));
onKey('move', ['Shift+X'], 'key.range', onQueue(() => toggle(anchor, queue.current)));
onKey('work', ['t'], 'key.next', onQueue(async () => {
  try {
    const card = await takeNext(queue.filter);
    if (!card) return tell('toast', { text: t('next.none') });
    go('case', card.row.caseId);
    tell('toast', { text: t('next.taken', { name: card.row.maskedName ?? card.row.caseId }) });
  } catch (problem) {
    tell('toast', { text: sayProblem(problem), bad: true });
  }
}));
for (const [key, kind] of [['a', 'take'], ['d', 'dispatch'], ['v', 'visit'], ['r', 'report'], ['c', 'review'], ['f', 'false_alarm'], ['s', 'snooze'], ['e', 'escalate'], ['w', 'close']]) {
  onKey('work', [key], `key.${kind}`, ask(kind));
}
onKey('work', ['b'], 'key.bulk', onQueue(() => tell('bulk')));
onKey('work', ['u'], 'key.undo', () => { undo(); });

class QueuePage extends Part {
  static follows = ['moved'];
  static properties = { caseId: {} };
  connectedCallback() {
    super.connectedCallback();
    desk.addEventListener('ask', this.#ask);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('ask', this.#ask);
  }
  /* A key for a step works on the open card; without one it opens the row first. */
  #ask = ({ detail }) => {
    if (!this.caseId && currentRow()) {
      openCurrent();
      desk.addEventListener('card', () => tell('step', detail), { once: true });
      return;
    }
    tell('step', detail);
  };
  willUpdate(changed) {
    if (changed.has('caseId') && this.caseId && queue.places.has(this.caseId)) queue.current = queue.places.get(this.caseId);
  }
  render() {
    return html`<h1 class="sr">${t('page.queue')}</h1>
      <t-tiles></t-tiles>
      <div class="work ${this.caseId ? 'open' : ''}">
        <section class="panel list" aria-label=${t('page.queue')}><t-filters></t-filters><t-queue .openId=${this.caseId}></t-queue></section>
        ${this.caseId ? html`<t-card .caseId=${this.caseId}></t-card>` : html`<section class="panel empty"><p>${t('card.none')}</p><p class="muted">${t('card.none.how')} <kbd>j</kbd> <kbd>k</kbd> <kbd>Enter</kbd> · <kbd>t</kbd> ${t('key.next')}</p></section>`}
      </div>`;
  }
}
customElements.define('t-queue-page', QueuePage);
