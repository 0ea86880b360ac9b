/** The elements that are always there, and how the settings show in them. */
import { ink, inkOr, mix, readable } from './colours.js';
import { CROSS, box, button, el, icon, picture } from './dom.js';
import { current } from './settings.js';
import { CSS } from './style.js';
import { lang, words } from './words.js';

export const TAG = 'partner-chat';

// made by build(), when the words are there
export let host, shadow, launcher, title, menuButton, restartButton, eraseButton, menu, closeButton, typing, chips,
  log, question, count, input, sendButton, panel, editorQuestion, editorClose, editor, root;
let logo, welcome;

let waiting = false;
let returns = 100; // a page that insists gets rid of it
let shownLogo;

function make() {
  launcher = button('launcher', words.chat, null,
    icon('M4 5h16v11H10l-5 4v-4H4z', 'chat'), icon(CROSS, 'cross'));
  logo = box('logo');
  title = el('h2', { id: 'title', dir: 'auto' });
  menuButton = button('menu-button', words.menu, null, icon('M12 5v.01M12 12v.01M12 19v.01'));
  restartButton = button('restart', words.restart);
  eraseButton = button('erase', words.erase);
  menu = el('div', { class: 'menu', role: 'menu', 'aria-label': words.menu, hidden: true },
    restartButton, eraseButton);
  closeButton = button('close', words.close, null, icon(CROSS));
  welcome = el('div', { class: 'text', dir: 'auto' });
  typing = box('message bot typing',
    box('text', el('span', { class: 'sr' }, words.typing), el('i'), el('i'), el('i')));
  chips = box('chips');
  log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.chat, tabIndex: 0 },
    box('message bot welcome', welcome), typing, chips);
  question = el('div', { class: 'ask', role: 'alertdialog' });
  count = el('div', { class: 'count', id: 'count', hidden: true });
  input = el('textarea', { class: 'input', rows: 1, 'aria-label': words.input, 'aria-describedby': 'count',
    enterKeyHint: 'send' });
  sendButton = button('send', words.send, null, icon('M4 4l17 8-17 8 3-8zM7 12h6'));
  panel = el('div', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true },
    box('header', logo, title, menuButton, closeButton),
    menu, log, question, box('composer', count, input, sendButton));
  editorQuestion = el('div', { class: 'ask', role: 'alertdialog' });
  editorClose = button('editor-close', words.close, null, icon(CROSS));
  editor = el('dialog', { class: 'editor', 'aria-label': words.settings },
    box('header', el('h2', {}, words.settings), editorClose), editorQuestion);
  root = el('div', { lang, dir: /ar|he/.test(lang) ? 'rtl' : 'ltr', role: 'region', 'aria-label': words.chat },
    launcher, panel, editor);
}

export const define = () => customElements.define(TAG, class extends HTMLElement {
  // The top layer is above every z-index.
  connectedCallback() {
    this.popover = 'manual';
    this.showPopover?.();
  }

  // A page that changes its whole body, as those do that load their next page themselves, keeps its chat.
  disconnectedCallback() {
    setTimeout(() => { if (!this.isConnected && returns--) document.body.append(this); });
  }
});

/** Makes the element that goes into the page. */
export function build() {
  make();
  host = document.createElement(TAG);
  shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet(); // no CSP forbids it, unlike <style>
  sheet.replaceSync(CSS);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
  for (const item of menu.children) Object.assign(item, { role: 'menuitem', tabIndex: -1 });
  launcher.setAttribute('aria-expanded', false);
  menuButton.setAttribute('aria-haspopup', 'menu');
  menuButton.setAttribute('aria-expanded', false);
}

/** @param now whether an answer is awaited of which nothing has come; undefined: as before */
export function paint(now = waiting) {
  waiting = now;
  const s = current();
  const ground = s.background_color;
  const tint = mix(ground, s.secondary_color, 0.1);
  const looks = {
    primary: s.primary_color,
    'on-primary': inkOr(s.text_color, s.primary_color),
    accent: s.secondary_color,
    ground,
    ink: ink(ground),
    tint,
    'tint-ink': ink(tint),
    edge: mix(ground, s.secondary_color, 0.3),
    muted: readable(s.secondary_color, tint),
    link: readable(s.primary_color, tint),
    r: `${s.border_radius}px`,
  };
  for (const [name, value] of Object.entries(looks)) root.style.setProperty(`--${name}`, value);
  root.className = `root ${s.position.replace('-', ' ')}`;
  const name = title.textContent = s.company_name || words.chat;
  launcher.setAttribute('aria-label', `${words.chat}, ${name}`);
  welcome.textContent = s.welcome_message;
  welcome.parentNode.hidden = !s.welcome_message;
  input.placeholder = s.placeholder_text || words.input;
  if (shownLogo !== s.company_logo) logo.replaceChildren(...picture(s.company_logo));
  shownLogo = s.company_logo;
  typing.hidden = !s.show_typing_indicator || !(waiting || editor.open);
}

/** Asks for a decision; true means yes. */
export const ask = (place, text, yes) => new Promise((resolve) => {
  const answer = (value) => () => { place.replaceChildren(); resolve(value); };
  place.replaceChildren(text,
    box('', button('plain yes', yes, answer(true)), button('plain no', words.no, answer(false))));
  place.setAttribute('aria-label', text);
  place.querySelector('.no').focus();
});
