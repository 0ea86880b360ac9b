/** Colours are texts such as #2f5d50; everything shown on one of the shop's colours can be read. */

const rgb = (color) => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16));

export const mix = (a, b, share) => `#${rgb(a).map((from, i) =>
  Math.round(from + (rgb(b)[i] - from) * share).toString(16).padStart(2, '0')).join('')}`;

const light = (color) => rgb(color).map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, i) => sum + [0.2126, 0.7152, 0.0722][i] * part, 0.05);

/** The ratio of WCAG 2.2, from 1 to 21. */
const contrast = (a, b) => Math.max(light(a) / light(b), light(b) / light(a));

const ENOUGH = 4.5;

export const ink = (ground) => ['#1c1f24', '#ffffff', '#000000']
  .find((color, i) => contrast(color, ground) >= (i ? ENOUGH : 7));

/** `color` when it can be read on `ground`, else dark or white. */
export const inkOr = (color, ground) => (contrast(color, ground) >= ENOUGH ? color : ink(ground));

/** `color`, moved towards dark or white as far as it takes to read it on `ground`. */
export const readable = (color, ground) => [0, 0.2, 0.4, 0.6, 0.8].map((share) => mix(color, ink(ground), share))
  .find((step) => contrast(step, ground) >= ENOUGH) || ink(ground);
