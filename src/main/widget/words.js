/** Names and labels in the language of the page. English is here; the others are files that are asked for. */
import { request } from './net.js';
import { attribute } from './page.js';

const LANGUAGES = 'en de fr es it nl pl pt sv ar he'.split(' ');

const tags = [attribute('lang'), document.documentElement.lang, navigator.language].map((tag) => String(tag));
const base = (tag) => tag.toLowerCase().split('-')[0];

export const lang = tags.map(base).find((tag) => LANGUAGES.includes(tag)) || 'en';

/** For dates and amounts: the language with its country where one is known, for English has several ways. */
export const locale = tags.find((tag) => base(tag) === lang && /^\w\w-\w\w$/.test(tag)) || lang;

export const words = {
  chat: 'Chat',
  close: 'Close',
  menu: 'Menu',
  send: 'Send',
  input: 'Your message',
  restart: 'Start over',
  erase: 'Delete my conversation',
  yes: 'Delete',
  no: 'Cancel',
  typing: 'Writing…',
  unsent: 'Not sent.',
  retry: 'Try again',
  offline: 'No connection.',
  quoted: 'From our information',
  contact: 'Assistant unavailable',
  settings: 'Settings',
  dirty: 'Discard changes?',
  busy: 'Many messages at once. Sending again',
  up: 'Helpful',
  down: 'Not helpful',
  why: 'Why? (optional)',
  thanks: 'Thank you!',
  cut: 'This answer was cut off.',
  lead: 'Leave a message',
  name: 'Name',
  mail: 'E-mail',
  question: 'Question',
  sent: 'Thank you! We will be in touch.',
  wrong: 'Please check what you entered.',
  asOf: 'Price of',
  in_stock: 'In stock',
  out_of_stock: 'Out of stock',
};

/** What cannot be had stays English. */
export async function translate() {
  if (lang === 'en') return;
  const found = await request('GET', `/widget-words/${lang}.json`,
    { cache: 'default', signal: AbortSignal.timeout?.(5000) }) // the chat does not wait for its labels any longer
    .then((response) => response.json()).catch(() => ({}));
  for (const name of Object.keys(words)) words[name] = String(found[name] || words[name]);
}
