/** Building DOM. What came over the wire becomes text nodes and checked addresses, never HTML. */
import { attempt } from './store.js';

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export const box = (name, ...children) => el('div', { class: name }, ...children);

export function icon(path, name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS(svg.namespaceURI, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', true);
  svg.setAttribute('class', name);
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const CROSS = 'M6 6l12 12M18 6L6 18';

/** With icons the label is for those who cannot see them. */
export const button = (name, label, onclick, ...icons) => el('button', { class: name, type: 'button', onclick,
  ...(icons[0] && { 'aria-label': label }) }, ...(icons[0] ? icons : [label]));

export const safeUrl = (address, allowed = /^(https?|mailto|tel):/) => attempt(() => {
  const { href } = new URL(address, document.baseURI);
  return address && allowed.test(href) && href;
});

export const link = (href, ...children) =>
  el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children);

/** A list, empty for an address that is none; a picture that does not load leaves no hole. */
export function picture(address) {
  const src = safeUrl(address, /^(https?:|data:image\/)/);
  return src ? [el('img', { alt: '', loading: 'lazy', referrerPolicy: 'no-referrer',
    onerror() { this.remove(); }, src })] : [];
}
