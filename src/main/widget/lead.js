/** When the assistant does not know, a visitor can leave a message to the people of the shop. */
import { box, button, el } from './dom.js';
import { emit } from './events.js';
import { call } from './net.js';
import { sessionPath } from './rating.js';
import { input, log, panel } from './shell.js';
import { lang, words } from './words.js';

let form;

export function closeLead() {
  form?.remove();
  form = null;
  panel.classList.remove('leading');
  input.focus();
}

export const leadOpen = () => !!form;

/** @param sent is called when the message is with the shop */
export function openLead(text, consent_text, sent) {
  const field = (name, tag, more) => el(tag, { name, required: true, dir: 'auto', ...more });
  const labelled = (label, node) => el('label', {}, label, node);
  const wrong = el('div', { class: 'note', role: 'alert' });
  form = el('form', { class: 'lead', 'aria-label': words.lead }, el('h3', {}, words.lead),
    labelled(words.name, field('name', 'input', { autocomplete: 'name', maxLength: 200 })),
    labelled(words.mail, field('email', 'input', { type: 'email', autocomplete: 'email', maxLength: 254 })),
    labelled(words.question, field('question', 'textarea', { rows: 3, value: text, maxLength: 2000 })),
    el('label', { class: 'consent' }, field('consent', 'input', { type: 'checkbox' }), el('span', {}, consent_text)),
    wrong,
    box('actions', el('button', { class: 'plain yes' }, words.send), button('plain no', words.no, closeLead)));
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { name, email, question } = Object.fromEntries(new FormData(form));
    wrong.textContent = '';
    try {
      await call('POST', `${sessionPath()}/leads`, { name, email, question, consent: true, consent_text, lang });
      closeLead();
      sent();
      emit('lead', {});
    } catch ({ status, problem }) {
      wrong.textContent = status === 400 ? words.wrong : words.unsent;
      form?.elements[problem?.violations?.[0]?.field]?.focus();
    }
  };
  log.before(form);
  panel.classList.add('leading');
  form.elements[0].focus();
}
