/** A visitor says whether an answer helped, and why. */
import { box, button, el, icon } from './dom.js';
import { emit } from './events.js';
import { CHAT, call } from './net.js';
import { state } from './store.js';
import { words } from './words.js';

const THUMB = 'M7 11v9H4v-9h3l4-8c2 0 2.5 1 2.5 2.5V9H20l-2 11H7';

export const sessionPath = () => `${CHAT}/sessions/${encodeURIComponent(state.session_id)}`;

export function rating(message) {
  const more = el('span', { role: 'status' });
  const thumbs = ['up', 'down'].map((name) => button(name, words[name], () => rate(name), icon(THUMB)));
  const press = () => thumbs.forEach((thumb) => thumb.setAttribute('aria-pressed', thumb.className === message.feedback));
  const tell = (comment) => call('POST', `${sessionPath()}/feedback`,
    { answer_id: message.answer_id, rating: message.feedback, comment });

  async function rate(name) {
    const before = message.feedback;
    message.feedback = name;
    press();
    try {
      await tell();
      emit('feedback', { rating: name });
      more.replaceChildren(words.thanks);
      row.append(why());
    } catch {
      message.feedback = before;
      press();
    }
  }

  function why() {
    row.querySelector('form')?.remove();
    const text = el('input', { maxLength: 500, 'aria-label': words.why, placeholder: words.why });
    const form = el('form', {}, text, el('button', { class: 'plain' }, words.send));
    form.onsubmit = async (event) => {
      event.preventDefault();
      if (text.value.trim()) await tell(text.value.trim()).catch(() => {});
      thumbs[0].focus();
      form.remove();
    };
    return form;
  }

  const row = box('note rate', ...thumbs, more);
  press();
  return row;
}
