/** The messages on screen. */
import { writer } from './markdown.js';
import { bubble, bubbleOf, tidy } from './message.js';
import { offer } from './offer.js';
import { log, paint, typing } from './shell.js';
import { state } from './store.js';
import { answerOf, pending, retry, said } from './talk.js';

const MAX_SHOWN = 200;
const growing = new Map(); // by the id of the answer that is being written: {owner, node, write}

let shown = []; // [{key, node}]
let scrolled; // where we left the log

/** What has been said, and after it what has no answer yet, each with the answer that is being written. */
function list() {
  const { outbox } = state;
  return [...said().slice(-MAX_SHOWN), ...outbox.flatMap((entry, i) => {
    const answer = answerOf(entry.id);
    const last = growing.has(answer) && outbox.slice(i + 1).every((other) => answerOf(other.id) !== answer);
    return [{ ...tidy({ role: 'user', content: entry.text }), ...(entry.failed && entry) },
      ...(last ? [{ id: answer, node: growing.get(answer).node }] : [])];
  })];
}

/** Redraws only what differs, for a live region reads out what is new. */
export function render() {
  const messages = list();
  const keys = messages.map(({ node, feedback, ...message }) => JSON.stringify(message));
  // the oldest make room
  while (shown.length && keys.length >= MAX_SHOWN && shown[0].key !== keys[0]) shown.shift().node.remove();
  let same = 0;
  while (same < keys.length && keys[same] === shown[same]?.key) same++;
  for (const { node } of shown.splice(same)) node.remove();
  for (let i = same; i < messages.length; i++) {
    shown.push({ key: keys[i], node: messages[i].node || bubble(messages[i], retry) });
    typing.before(shown[i].node);
  }
  paint(state.outbox.some((entry) => pending(entry) && !growing.has(answerOf(entry.id))));
  offer();
  if (same < messages.length) scrollTo(shown.at(-1).node);
}

/** A long answer is read from its beginning. */
function scrollTo(node) {
  log.scrollTop = node.matches('.bot') ? node.offsetTop - 16 : log.scrollHeight;
  scrolled = log.scrollTop;
}

/**
 * Writes on at an answer, which is read out when it is whole.
 *
 * @param owner the message whose stream it is: a burst of messages hears one answer several times
 */
export function write(answer, owner, text) {
  if (!growing.has(answer)) {
    const [node, words] = bubbleOf(false, { 'aria-live': 'off' });
    growing.set(answer, { owner, node, write: writer(words, () => {
      if (Math.abs(log.scrollTop - scrolled) < 4) scrollTo(node); // unless the visitor reads elsewhere
    }) });
    render();
  }
  if (growing.get(answer).owner === owner) growing.get(answer).write(text);
}

/** It is whole, or begun anew. */
export function forget(answer, owner) {
  if (growing.get(answer)?.owner === owner) growing.delete(answer);
}
