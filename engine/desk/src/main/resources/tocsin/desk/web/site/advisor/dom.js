/* Builds elements; text is always text, never markup. */
export function h(name, props = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element && !['list', 'form', 'role'].includes(key) && !key.startsWith('aria')) element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}
const SHAPES = { red: 'M1 1h10v10H1z', orange: 'M6 0l6 11.5H0z', yellow: 'M6 .5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11', blue: 'M6 0l6 6-6 6-6-6z', none: 'M1 5h10v2H1z' };
export function shape(tier) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[tier] ?? SHAPES.none);
  svg.append(path);
  return svg;
}
