/** A setting that is saved shows in every open widget at once. */
import { emit } from './events.js';
import { SETTINGS, call } from './net.js';
import { HOST } from './page.js';
import { setSaved } from './settings.js';
import { paint } from './shell.js';

let events;
let timer;

export function accept(settings) {
  const changed = setSaved(settings);
  paint();
  if (changed) emit('settings', { ...settings });
}

export const refresh = () => call('GET', SETTINGS).then(accept).catch(() => {});

/** Only a visible page listens: browsers share six connections between all tabs. */
export function listenForSettings() {
  events?.close();
  clearInterval(timer);
  if (document.hidden) return;
  let failures = 0;
  events = new EventSource(`${HOST}${SETTINGS}/events`);
  timer = setTimeout(poll, 5000); // a proxy may hold everything back
  events.addEventListener('settings', ({ data }) => {
    clearTimeout(timer);
    failures = 0;
    accept(JSON.parse(data));
  });
  events.onerror = () => { if (events.readyState === 2 || ++failures > 3) poll(); };
}

function poll() {
  let rounds = 0;
  events.close();
  clearInterval(timer);
  timer = setInterval(() => {
    refresh();
    if (++rounds === 10) listenForSettings();
  }, 30000);
}
