/** Opening and closing, writing and the menu. */
import { emit } from './events.js';
import { closeLead, leadOpen } from './lead.js';
import { render } from './log.js';
import { count, input, launcher, menu, menuButton, panel, sendButton, shadow } from './shell.js';
import { leavePanel } from './store.js';
import { FULL } from './style.js';
import { load, send } from './talk.js';

const MAX_TEXT = 4000;

let opener;

export function open(focus) {
  if (panel.hidden) {
    opener = document.activeElement || launcher;
    panel.hidden = false;
    panel.setAttribute('aria-modal', matchMedia(FULL).matches); // the page behind is covered
    launcher.setAttribute('aria-expanded', true);
    leavePanel('open');
    load();
    render();
    emit('open', {});
  }
  if (focus) input.focus();
}

export function close() {
  if (panel.hidden) return;
  const inside = panel.contains(shadow.activeElement);
  panel.hidden = true;
  launcher.setAttribute('aria-expanded', false);
  if (inside) {
    launcher.focus();
    opener.focus(); // where it is something of the page that can have the focus
  }
  leavePanel('closed');
  emit('close', {});
}

export const toggle = () => (panel.hidden ? open(true) : close());

export function showMenu(show) {
  menu.hidden = !show;
  menuButton.setAttribute('aria-expanded', show);
  if (show) menu.firstChild.focus();
}

export function submit() {
  if (input.value.trim() && send(input.value)) prefill('');
  input.focus();
}

export function prefill(text) {
  if (leadOpen()) closeLead();
  input.value = text ?? '';
  measure();
}

export function measure() {
  const { length } = input.value.trim();
  input.dir = length ? 'auto' : ''; // a placeholder has the direction of the page
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight + 2}px`;
  sendButton.disabled = length > MAX_TEXT;
  count.hidden = length < MAX_TEXT * 0.9;
  count.textContent = `${length} / ${MAX_TEXT}`;
  count.classList.toggle('over', length > MAX_TEXT);
}
