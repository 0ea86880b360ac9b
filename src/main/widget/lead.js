/** When the assistant does not know, a visitor can leave a message to the people of the shop. */
import { box, button, el } from './dom.js';
import { emit } from './events.js';
import { call } from './net.js';
import { askOffers } from './offer.js';
import { sessionPath } from './rating.js';
import { input, log, panel } from './shell.js';
import { lang, words } from './words.js';

const MAX_QUESTION = 2000;

let form;

export function closeLead() {
  form?.remove();
  form = null;
  panel.classList.remove('leading');
  input.focus();
}

export const leadOpen = () => !!form;

/**
 * @param consent_text what the visitor has to agree to
 * @param sent is called when the message is with the shop
 */
export function openLead(text, consent_text, sent) {
  const consent = el('span', {}, consent_text);
  const field = (name, tag, more) => el(tag, { name, required: true, dir: 'auto', ...more });
  const labelled = (label, node) => el('label', {}, label, node);
  const wrong = el('div', { class: 'note', role: 'alert' });
  form = el('form', { class: 'lead', 'aria-label': words.lead }, el('h3', {}, words.lead),
    labelled(words.name, field('name', 'input', { autocomplete: 'name', maxLength: 200 })),
    labelled(words.mail, field('email', 'input', { type: 'email', autocomplete: 'email', maxLength: 254 })),
    labelled(words.question, field('question', 'textarea', { rows: 3, value: text.slice(0, MAX_QUESTION), maxLength: MAX_QUESTION })),
    el('label', { class: 'consent' }, field('consent', 'input', { type: 'checkbox' }), consent),
    wrong,
    box('actions', el('button', { class: 'plain yes' }, words.send), button('plain no', words.no, closeLead)));
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { name, email, question } = Object.fromEntries(new FormData(form));
    wrong.textContent = '';
    try {
      await call('POST', `${sessionPath()}/leads`,
        { name, email, question, consent: true, consent_text: consent.textContent, lang });
      closeLead();
      sent();
      emit('lead', {});
    } catch ({ status, problem }) {
      const [name, old] = String(problem?.violations?.[0]?.field).split('_');
      const node = form?.elements[name];
      if (node && old) { // consent_text: the shop asks for another one by now
        node.checked = false;
        await askOffers().then(({ lead }) => consent.replaceChildren(lead.consent_text)).catch(() => {});
      }
      wrong.textContent = status === 400 ? words.wrong : words.unsent;
      node?.focus();
    }
  };
  log.before(form);
  panel.classList.add('leading');
  form.elements[0].focus();
}
