/** A message as a bubble. */
import { box, button, el, link, picture, safeUrl } from './dom.js';
import { markdown } from './markdown.js';
import { rating } from './rating.js';
import { title } from './shell.js';
import { attempt } from './store.js';
import { locale, words } from './words.js';

const MAX_SOURCES = 8;

const list = (value, fits, most) => (Array.isArray(value) ? value.filter(fits).slice(0, most) : []);

/** What of a message, from the wire, can be shown. An answer has its text as `message`, a transcript as `content`. */
export const tidy = ({ role = 'assistant', content, message, sources, degraded, answer_id, incomplete, known, feedback,
  suggestions, offer_lead = known === false || degraded }) => ({
  role,
  content: String(content ?? message),
  sources: list(sources, (source) => source?.title, MAX_SOURCES),
  degraded,
  answer_id,
  incomplete,
  feedback,
  suggestions: list(suggestions, (text) => typeof text === 'string', 3),
  offer_lead,
});

/** An empty bubble and the element for its text. */
export function bubbleOf(own, more) {
  const text = el('div', { class: 'text', dir: 'auto' });
  const node = el('div', { class: `message ${own ? 'user' : 'bot'}`, ...more },
    el('span', { class: 'sr' }, `${own ? words.input : title.textContent}: `), text);
  return [node, text];
}

export function bubble(message, retry) {
  const { role, content, sources, degraded, answer_id, incomplete, failed, id } = message;
  const own = role === 'user';
  const [node, text] = bubbleOf(own);
  if (own) text.append(content);
  else markdown(content, text);
  if (incomplete) node.append(box('note incomplete', words.cut));
  if (degraded) node.append(box('note degraded', degraded === 'contact' ? words.contact : words.quoted));
  if (sources.length) node.append(box('note sources', ...sources.map(sourceOf)));
  if (!own && answer_id) node.append(rating(message));
  if (failed) {
    const again = el('span', { class: 'again', 'aria-live': 'off' });
    node.append(box('note failed', `${words.unsent} ${{ offline: words.offline, busy: words.busy }[failed] || ''} `, again,
      button('plain retry', words.retry, () => retry(id, true))));
    if (failed === 'busy') countDown(again, message, retry);
  }
  return node;
}

/** Says how long it takes until the message is sent again, and then sends it. */
function countDown(node, { id, until }, retry, begun) {
  if (begun && !node.isConnected) return;
  const left = Math.ceil((until - Date.now()) / 1000);
  if (left <= 0) {
    retry(id);
    return;
  }
  node.textContent = `${new Intl.RelativeTimeFormat(locale).format(left, 'second')}.`;
  setTimeout(countDown, 1000, node, { id, until }, retry, true);
}

function sourceOf({ title: name, url, product }) {
  const href = safeUrl(url);
  const node = href ? link(href) : el('span');
  if (!product) {
    node.append(name);
    return node;
  }
  const { price, sale_price, currency, availability, image, as_of } = product;
  const line = (...parts) => (parts.some(Boolean) ? [el('small', {}, ...parts.filter(Boolean))] : []);
  const stock = words[availability] || String(availability ?? '').replaceAll('_', ' ');
  const was = price && sale_price && price !== sale_price;
  const day = price && attempt(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(as_of)));
  node.className = 'card';
  node.append(...picture(image), el('span', {}, el('b', {}, name),
    ...line(was && el('del', {}, money(price, currency)), was && ' ',
      price && el('ins', {}, money(was ? sale_price : price, currency)), price && stock && ' · ', stock),
    ...line(day && as_of && `${words.asOf} ${day}`)));
  return node;
}

/** Prices are texts of a feed, such as "249.00". */
const money = (text, currency) => attempt(() =>
  /^[\d.]+$/.test(text) && new Intl.NumberFormat(locale, { style: 'currency', currency }).format(text))
  || (!currency || text.includes(currency) ? text : `${text} ${currency}`);
