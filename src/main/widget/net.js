/** The way to the server. */
import { HOST, company } from './page.js';

export const SETTINGS = `/api/widget-settings/${company}`;
export const CHAT = `/api/partner-chat/${company}`;

const SILENCE = 30000;

/** Throws an Error, of a refusal with its `status`, the seconds to `wait` and the `problem`. */
export async function request(method, path, { body, ...more } = {}) {
  const response = await fetch(HOST + path, {
    method,
    credentials: 'omit',
    cache: 'no-cache',
    ...more,
    headers: { ...more.headers, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  throw Object.assign(new Error(), {
    status: response.status,
    wait: Number(response.headers.get('Retry-After')) || 30,
    problem: await response.json().catch(() => ({})),
  });
}

export async function call(method, path, body) {
  const response = await request(method, path, { body, signal: AbortSignal.timeout?.(SILENCE) });
  return response.status === 204 ? null : response.json();
}

/**
 * Server-sent events: `hear(event, data, id, chunk)` for each, data as JSON, until it returns true. A server that does not
 * stream answers with JSON, which is heard as the event `done`. Throws when the line is silent for too long, or cut.
 */
export async function stream(method, path, body, hear) {
  const line = new AbortController();
  let timer;
  const silent = () => {
    clearTimeout(timer);
    timer = setTimeout(() => line.abort(), SILENCE);
  };
  silent();
  try {
    const response = await request(method, path,
      { body, signal: line.signal, headers: { Accept: 'text/event-stream, application/json;q=0.9' } });
    if (/json/.test(response.headers.get('Content-Type'))) {
      hear('done', await response.json(), '', 0);
      return;
    }
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (let chunk = 0; reader; chunk++) {
      const { done, value } = await reader.read();
      if (done) break;
      silent();
      const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
      rest = blocks.pop();
      for (const block of blocks) {
        const fields = {};
        for (const [, name, text] of block.matchAll(/^(\w+): ?(.*)$/gm)) fields[name] = text;
        if (fields.data && hear(fields.event, JSON.parse(fields.data), fields.id, chunk)) return;
      }
    }
  } finally {
    clearTimeout(timer);
    line.abort(); // nobody listens any more
  }
}

/** Outlives the page. */
export const farewell = (path) =>
  fetch(HOST + path, { method: 'POST', credentials: 'omit', keepalive: true }).catch(() => {});
