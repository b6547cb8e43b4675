import { Part, html } from './part.js';
import { get } from '../shared/api.js';
import { code, number, t } from '../shared/words.js';
import './script-view.js';

/* Who can be sent, and why; then exactly what that person will see. */
class RoutingPanel extends Part {
  static properties = { card: {}, version: {}, routing: { state: true }, script: { state: true } };
  willUpdate(changed) {
    if (changed.has('version') || changed.has('card')) this.#load();
  }
  async #load() {
    const id = this.card.row.caseId;
    if (this.loaded === `${id}/${this.version}`) return;
    this.loaded = `${id}/${this.version}`;
    const [routing, script] = await Promise.all([get(`/api/cases/${id}/routing`).catch(() => null), get(`/api/cases/${id}/script`).catch(() => null)]);
    if (id === this.card.row.caseId) Object.assign(this, { routing, script });
  }
  render() {
    const r = this.routing;
    return html`<section class="block"><h3>${t('routing')}</h3>
      ${r?.employerBlind ? html`<p class="strip">${t('routing.blind')}</p>` : ''}${r?.minor ? html`<p class="strip">${t('routing.minor')}</p>` : ''}
      ${this.card.tasks.map((task) => html`<p class="task"><b>${code('route', task.recipient.route)}</b> <span class="mono">${task.recipient.advisorId ?? task.recipient.unitName ?? ''}</span> <span>${code('taskState', task.state)}</span></p>`)}
      <ul class="choices">${(r?.choices ?? []).map((c) => html`<li class=${c.suggested ? 'suggested' : ''}>${choiceLine(c)}</li>`)}</ul></section>
      <section class="block"><h3>${t('script.preview')}</h3>${this.script ? html`<t-script .script=${this.script} .name=${this.card.row.maskedName ?? ''} .tier=${this.card.row.tier}></t-script>` : html`<p class="muted">${t('script.none')}</p>`}</section>`;
  }
}
export function choiceLine(c) {
  const who = c.recipient;
  return html`<span class="who"><b>${code('route', who.route)}</b> <span>${who.advisorId ?? who.unitName ?? ''}</span>${c.suggested ? html` <span class="tag">${t('routing.suggested')}</span>` : ''}</span>
    <span class="reason">${[code('routed', who.why), c.onDuty ? t('routing.onduty') : t('routing.offduty'), c.boundPeople !== undefined ? `${number(c.boundPeople)}/${number(c.capacity ?? 300)}` : '', c.tasksToday !== undefined ? t('routing.today', { n: c.tasksToday }) : '', c.meanAnswerMinutes !== undefined ? t('routing.answers', { n: number(c.meanAnswerMinutes) }) : ''].filter(Boolean).join(' · ')}</span>
    ${(c.warnings ?? []).length ? html`<span class="warn">⚠ ${c.warnings.map((w) => code('warning', w)).join(' · ')}</span>` : ''}`;
}
customElements.define('t-routing', RoutingPanel);
