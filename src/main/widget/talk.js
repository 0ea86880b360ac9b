/** The conversation: what was said, what is still to be answered, and how it gets to the server and back. */
import { emit } from './events.js';
import { forget, render, write } from './log.js';
import { tidy } from './message.js';
import { CHAT, call, farewell, stream } from './net.js';
import { loadOffers } from './offer.js';
import { pageFacts } from './page.js';
import { sessionPath } from './rating.js';
import { ask, input, log, question } from './shell.js';
import { recall, remember, state } from './store.js';
import { words } from './words.js';

const MAX_TEXT = 4000;
const MAX_OUTBOX = 10;
const PLAIN = 600000; // ms for which answers are fetched whole where streams do not get through
const HELD_BACK = 1500; // ms; a stream that is longer under way and comes in one piece was held back

let transcript = []; // what has been answered; the outbox comes after it
const mine = new Set(); // what this page sends; the rest is only watched
const under = new Map(); // by id, what is under way
const answers = new Map(); // by id, the id of its answer
const heard = new Map(); // by id, the last event of its answer
let watching;
let following;
let loading;
let version = 0; // an older transcript from the server must not replace a newer one
let pulls = 0;
let newest = 0; // the last pull whose transcript is shown

export const said = () => transcript;
export const answerOf = (id) => answers.get(id);
export const pending = ({ failed }) => !failed;

const find = (id) => state.outbox.find((entry) => entry.id === id);
const update = (id, change) =>
  remember({ outbox: state.outbox.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)) });
const asked = () => transcript.filter((message) => message.role === 'user');
const arrived = ({ text, n }) => asked().slice(n).some(({ content }) => content === text);
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

// A page without HTTPS has no randomUUID.
const random = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

// --- to the server and back

export function send(message) {
  const text = String(message ?? '').trim();
  if (!text || text.length > MAX_TEXT || state.outbox.length >= MAX_OUTBOX) {
    emit('error', { reason: 'refused' });
    return false;
  }
  const id = random();
  mine.add(id);
  // Ours from the first message on, so that one sent again is known to be the same.
  remember({ user_id: state.user_id || random(), session_id: state.session_id || random(),
    outbox: [...state.outbox, { id, text, n: asked().length + state.outbox.length }] });
  emit('message', { text });
  pump();
  return true;
}

/** What is sent in a burst is under way at once: the server gives it one answer. */
function pump() {
  render();
  for (const entry of state.outbox) {
    const { id } = entry;
    if (mine.has(id) && pending(entry) && !under.has(id)) {
      under.set(id, load().then(() => deliver(entry)).finally(() => under.delete(id)));
    }
  }
}

async function deliver(entry) {
  const { id } = entry;
  try {
    const answer = await answerTo(entry);
    if (find(id)) settle(find(id), answer); // not started over meanwhile
  } catch (error) {
    await pause(300); // a page being left ends here: its request was cut off and did not fail
    mine.delete(id);
    const failed = error.status === 429 ? 'busy' : error instanceof TypeError ? 'offline' : 'failed';
    update(id, { failed, until: Date.now() + error.wait * 1000 });
    emit('error', { reason: failed });
  } finally {
    forget(answers.get(id), id);
    answers.delete(id);
    heard.delete(id);
    render();
  }
}

function settle(entry, answer) {
  const { answer_id, user_id, session_id, message, sources, degraded } = answer;
  version++;
  if (!arrived(entry)) {
    const known = transcript.findIndex((other) => answer_id && other.answer_id === answer_id);
    const own = tidy({ role: 'user', content: entry.text });
    if (known < 0) transcript.push(own, tidy({ ...answer, role: 'assistant' }));
    else transcript.splice(known, 0, own);
  }
  forget(answers.get(entry.id), entry.id);
  remember({ user_id, session_id, outbox: state.outbox.filter(({ id }) => id !== entry.id) });
  emit('answer', { message, sources, degraded });
  loadOffers();
}

/** As it is written; whole where streams do not get through. A line that breaks is taken up where it broke. */
async function answerTo(entry) {
  const { id, text } = entry;
  const { user_id, session_id } = state;
  const body = { message: text, user_id, session_id, client_message_id: id, ...pageFacts() };
  const plain = state.plain > Date.now();
  for (let tries = 1; !plain && tries < 4; tries++) {
    const last = heard.get(id);
    try {
      const answer = last ? await hear(id, 'GET', `${sessionPath()}/stream?after=${encodeURIComponent(last)}`)
        : await hear(id, 'POST', CHAT, body);
      if (answer) return answer;
    } catch (error) {
      if (error.status && !last) throw error;
      await pause(300 * tries); // a page being left ends here too
    }
    if (!find(id)) return null; // started over meanwhile
    if (last === heard.get(id)) break; // nothing new came
  }
  const answer = await call('POST', CHAT, body);
  if (!plain) remember({ plain: Date.now() + PLAIN });
  return answer;
}

/** Shows an answer as it is written; returns it when it is whole. */
async function hear(id, method, path, body) {
  const begun = Date.now();
  let first;
  let answer;
  if (body) forget(answers.get(id), id); // it will be told from its beginning
  await stream(method, path, body, (event, data, last, chunk) => {
    if (!find(id)) return true; // started over meanwhile
    if (last) heard.set(id, last);
    if (event === 'session') {
      first = chunk;
      if (answers.get(id) !== data.answer_id) forget(answers.get(id), id);
      answers.set(id, data.answer_id);
      remember({ user_id: data.user_id, session_id: data.session_id });
    } else if (event === 'delta' && data.text) {
      write(answers.get(id), id, data.text);
    } else if (event === 'done') {
      answer = data;
      if (chunk === first && Date.now() - begun > HELD_BACK) remember({ plain: Date.now() + PLAIN });
    } else if (event === 'error') {
      throw Object.assign(new Error(), { status: data.status, wait: 30 });
    }
    return answer;
  });
  return answer;
}

/** @param byHand whether the visitor asked for it */
export function retry(id, byHand) {
  mine.add(id);
  update(id, { failed: undefined });
  if (byHand) input.focus();
  pump();
}

async function pull() {
  const { session_id } = state;
  const before = version;
  const number = ++pulls;
  let messages = [];
  let running;
  try {
    if (session_id) ({ messages, pending: running } = await call('GET', sessionPath()));
  } catch (error) {
    if (error.status !== 404) throw error;
    if (!state.outbox.some(pending)) remember({ session_id: undefined });
  }
  if (version !== before || number < newest) return;
  newest = number;
  transcript = messages.map(tidy);
  const open = transcript.at(-1)?.role === 'user' && transcript.pop().content;
  // The page before this one may have asked; the answer is still to come.
  if (open && !state.outbox.some(({ text }) => text === open)) {
    remember({ outbox: [...state.outbox, { id: `${session_id}-${transcript.length}`, text: open }] });
  }
  const outbox = state.outbox.filter((entry) => mine.has(entry.id) || !arrived(entry));
  if (outbox.length < state.outbox.length) remember({ outbox });
  const other = running && !following && doubtful()[0];
  if (other) {
    // another tab is being answered
    following = hear(other.id, 'GET', `${sessionPath()}/stream`).catch(() => {}).then(() => {
      following = null;
      forget(answers.get(other.id), other.id);
      answers.delete(other.id);
      return pull();
    }).catch(() => {});
  }
  render();
  watch();
}

const doubtful = () => state.outbox.filter((entry) => pending(entry) && !mine.has(entry.id));

/** Looks for answers to what other pages have asked; in the end offers to ask again. */
async function watch() {
  if (watching || !doubtful().length) return;
  watching = true;
  const end = Date.now() + 25000;
  for (let wait = 700; doubtful().length && Date.now() < end; wait *= 1.4) {
    await pause(wait);
    if (!following) await pull().catch(() => {});
  }
  for (const { id } of doubtful()) update(id, { failed: 'late' });
  watching = false;
  render();
}

export function load() {
  if (loading) return loading;
  log.setAttribute('aria-live', 'off'); // what was said before is not news
  loading = pull().catch(() => { loading = null; render(); });
  setTimeout(() => log.setAttribute('aria-live', 'polite'), 1000);
  loadOffers();
  return loading;
}

export function startOver() {
  version++;
  transcript = [];
  remember({ session_id: undefined, outbox: [] });
  render();
  input.focus();
}

export async function erase() {
  let text = words.erase;
  while (await ask(question, text, words.yes)) {
    try {
      // an answer under way would bring the conversation back where the server does not stop it
      await Promise.race([Promise.all(under.values()), pause(1000)]);
      if (state.session_id) await call('DELETE', sessionPath());
      remember({ user_id: undefined });
      startOver();
      return;
    } catch {
      text = `${words.erase}: ${words.retry}?`;
    }
  }
  input.focus();
}

// --- from page to page

export function follow() {
  recall();
  pull().catch(() => {});
}

/** What the page before this one had asked. The server gives the same answer to the same id. */
export function takeUp() {
  for (const { id, left, failed } of state.outbox) if (left && !failed) retry(id);
  if (state.outbox.length) load();
}

const unanswered = () => state.outbox.filter((entry) => mine.has(entry.id) && pending(entry));

/** The visitor goes to another page of the shop, which will want the answer. */
export function hold() {
  if (unanswered().length) farewell(`${sessionPath()}/hold`);
}

export function leave() {
  for (const { id } of unanswered()) update(id, { left: true });
}

export const whenOnline = () => {
  for (const { id, failed } of state.outbox) if (failed === 'offline') retry(id);
};
