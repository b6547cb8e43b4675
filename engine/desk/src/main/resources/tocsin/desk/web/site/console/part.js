/* What every element of the console shares: the page's own styles, words that follow the language, one clock. */
import { LitElement, html, nothing, svg } from 'lit';

export { html, nothing, svg };
export const desk = new EventTarget();
export function tell(name, detail) { desk.dispatchEvent(new CustomEvent(name, { detail })); }

let ticking = 0;
function tick() {
  tell('tick');
  ticking = setTimeout(tick, 1000 - (Date.now() % 1000));
}

export class Part extends LitElement {
  /* Names of desk events after which the element draws itself again. */
  static follows = [];
  #redraw = () => this.requestUpdate();
  createRenderRoot() { return this; }
  connectedCallback() {
    super.connectedCallback();
    if (!ticking) tick();
    for (const name of ['language', ...this.constructor.follows]) desk.addEventListener(name, this.#redraw);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const name of ['language', ...this.constructor.follows]) desk.removeEventListener(name, this.#redraw);
  }
}
