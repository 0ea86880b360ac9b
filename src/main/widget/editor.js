/** The settings editor, in a frame beside the chat that it changes. */
import { el } from './dom.js';
import { accept } from './live.js';
import { HOST, company } from './page.js';
import { open } from './panel.js';
import { savedSettings, setPreview } from './settings.js';
import { ask, editor, editorQuestion, paint } from './shell.js';
import { NARROW } from './style.js';
import { words } from './words.js';

const HASH = '#partner-chat-settings';

let frame;
let dirty;

export function openEditor() {
  if (editor.open) return;
  open();
  frame = el('iframe', { title: words.settings, allow: 'clipboard-write',
    src: `${HOST}/widget/${company}/settings?origin=${encodeURIComponent(location.origin)}` });
  frame.onload = () => {
    show({});
    dirty = false;
    frame.contentWindow.postMessage({ type: 'partner-chat:ready' }, HOST);
  };
  editor.append(frame);
  if (matchMedia(NARROW).matches) editor.showModal();
  else editor.show();
  paint();
}

function show(preview) {
  setPreview(preview);
  paint();
}

export async function closeEditor() {
  if (!dirty || await ask(editorQuestion, words.dirty, words.close)) editor.close();
}

export function wireEditor() {
  editor.oncancel = (event) => {
    event.preventDefault();
    closeEditor();
  };
  editor.onclose = () => {
    frame.remove();
    show({});
    dirty = false;
    if (location.hash === HASH) history.replaceState(history.state, '', location.pathname + location.search);
  };
  addEventListener('message', onMessage);
  addEventListener('hashchange', onHash);
}

function onMessage({ origin, source, data }) {
  if (origin !== HOST || source !== frame?.contentWindow || !source) return;
  const type = String(data?.type).replace('partner-chat:', '');
  if (type === 'preview') show(data.settings);
  if (/end|saved/.test(type)) show({});
  if (type === 'saved') accept({ ...savedSettings(), ...data.settings });
  if (type === 'dirty') dirty = data.dirty;
  if (type === 'close') closeEditor();
}

export const onHash = () => { if (location.hash === HASH) openEditor(); };
