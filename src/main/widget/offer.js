/** Questions to begin or to go on with, and a way to the people of the shop. */
import { button, el } from './dom.js';
import { openLead } from './lead.js';
import { CHAT, call } from './net.js';
import { chips, input } from './shell.js';
import { state } from './store.js';
import { said, send } from './talk.js';
import { lang, words } from './words.js';

let start; // {suggestions, lead}
let told; // the answer after which a message was left

/** What the shop offers now. */
export async function askOffers() {
  start = Object(await call('GET', `${CHAT}/start?lang=${lang}`));
  offer();
  return start;
}

/** Asks until there was an answer. */
export const loadOffers = () => { if (!start) askOffers().catch(() => {}); };

export function offer() {
  const answered = said();
  const last = answered.at(-1);
  const { suggestions = [], lead } = start || {};
  const texts = state.outbox.length ? [] : last ? last.suggestions : suggestions;
  const offers = texts.map((text) => button('chip', String(text), () => {
    send(text);
    input.focus();
  }));
  if (!state.outbox.length && lead?.enabled && last?.offer_lead) {
    offers.push(told === last ? el('span', { role: 'status' }, words.sent) : button('lead-button', words.lead, () =>
      openLead(answered.findLast(({ role }) => role === 'user')?.content, lead.consent_text, () => {
        told = last;
        offer();
      })));
  }
  if (chips.textContent !== offers.map((node) => node.textContent).join('')) chips.replaceChildren(...offers);
}
