/*
 * Partner Chat: <script src="https://HOST/widget.js" data-company="123" async></script>. One global, PartnerChat; one
 * shadow root. What comes over the wire reaches the DOM as text nodes and checked values, never as HTML or CSS. Each
 * file beside this one has one job; the build joins them.
 */
import { closeEditor, onHash, openEditor, wireEditor } from './editor.js';
import { emit, listen } from './events.js';
import { onKey } from './keys.js';
import { listenForSettings, refresh } from './live.js';
import { SETTINGS, call } from './net.js';
import { company } from './page.js';
import { close, measure, open, prefill, showMenu, submit, toggle } from './panel.js';
import { current, savedSettings, setSaved } from './settings.js';
import { TAG, build, define, closeButton, editorClose, eraseButton, host, input, launcher, menu, menuButton, paint, panel,
  restartButton, root, sendButton } from './shell.js';
import { attempt, leftPanel, onOtherTab, recall } from './store.js';
import { FULL } from './style.js';
import { erase, follow, hold, leave, send, startOver, takeUp, whenOnline } from './talk.js';
import { translate } from './words.js';

let queue = []; // calls from before the settings were there

const whenReady = (act) => (value) => {
  if (!queue) act(value);
  else if (queue.length < 50) queue.push(() => act(value));
};

function publish() {
  const api = Object.freeze({
    on(event, listener) {
      const off = listen(event, listener);
      if (event === 'ready' && !queue) attempt(() => listener(savedSettings()));
      return off;
    },
    open: whenReady(() => open(true)),
    close: whenReady(close),
    toggle: whenReady(toggle),
    send: whenReady((text) => { open(); send(text); }),
    prefill: whenReady((text) => { open(true); prefill(text); }),
    openSettings: whenReady(openEditor),
  });
  if ('PartnerChat' in window) console.warn('PartnerChat: the page has a PartnerChat of its own.');
  else window.PartnerChat = api;
}

function wire() {
  launcher.onclick = toggle;
  closeButton.onclick = close;
  menuButton.onclick = () => showMenu(menu.hidden);
  restartButton.onclick = startOver;
  eraseButton.onclick = erase;
  sendButton.onclick = submit;
  editorClose.onclick = closeEditor;
  root.onkeydown = onKey;
  root.onkeyup = root.onkeypress = (event) => event.stopPropagation();
  panel.onclick = ({ target }) => { if (!menuButton.contains(target)) showMenu(false); };
  input.oninput = measure;
  wireEditor();
  onOtherTab(follow);
  addEventListener('pageshow', ({ persisted }) => { if (persisted) follow(); });
  addEventListener('online', whenOnline);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh();
    listenForSettings();
  });
  wireLeaving();
  wireKeyboardOfAPhone();
}

/** Moving to another page of the shop is told from leaving it by where the last link or form led to. */
function wireLeaving() {
  const RECENT = 10000;
  let moved = 0;
  const towards = (address) => attempt(() => {
    if (!address || new URL(address, location).origin !== location.origin) return;
    moved = Date.now();
    hold();
  });
  window.navigation?.addEventListener('navigate', ({ destination }) => towards(destination.url));
  addEventListener('click', (event) => towards(event.composedPath().find((node) => node.href)?.href), true);
  addEventListener('submit', ({ target }) => towards(target.action), true);
  addEventListener('pagehide', () => {
    leave();
    if (Date.now() - moved < RECENT) hold();
  });
}

/** What the keyboard of a phone leaves. */
function wireKeyboardOfAPhone() {
  const view = window.visualViewport;
  const fit = () => {
    if (view.scale > 1.01) return;
    root.style.setProperty('--vh', `${view.height}px`);
    root.style.setProperty('--vt', `${view.offsetTop}px`);
  };
  view?.addEventListener('resize', fit);
  view?.addEventListener('scroll', fit);
}

async function start() {
  const translated = translate();
  try {
    setSaved(await call('GET', SETTINGS));
  } catch (error) {
    // An unknown company is told by the browser's own line in the console.
    if (!(error.status < 500)) setTimeout(start, 30000);
    return;
  }
  if (!document.body) await new Promise((done) => { addEventListener('DOMContentLoaded', done); });
  await translated;
  recall();
  build();
  wire();
  paint();
  document.body.append(host);
  const calls = queue;
  queue = null;
  emit('ready', savedSettings());
  emit('settings', savedSettings());
  // on a phone it would cover a page that the visitor has just asked for
  if ((leftPanel() || (current().auto_open && 'open')) === 'open' && !matchMedia(FULL).matches) open();
  takeUp();
  for (const act of calls) act();
  onHash();
  listenForSettings();
}

if (!company) {
  console.warn('PartnerChat: the script tag needs data-company.');
} else if (!customElements.get(TAG)) { // loaded twice
  define();
  publish();
  start();
}
