/** What outlives the page, shared by all tabs of the shop. */
import { company } from './page.js';

const STORE = `partner-chat:${decodeURIComponent(company)}`;

/** Storage may be blocked: the conversation then lasts as long as the page. */
export function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/**
 * {user_id, session_id, plain, outbox: [{id, text, n, left?, failed?, until?}]}. The outbox holds what has no answer yet;
 * `n` counts the visitor's messages before it, `left` says that its page has gone, `until` when it may be sent again.
 * `plain` is until when answers are fetched whole, as something between here and the server holds streams back.
 */
export let state = { outbox: [] };

export function recall() {
  attempt(() => { state = { outbox: [], ...JSON.parse(localStorage.getItem(STORE)) }; });
}

export function remember(change) {
  state = { ...state, ...change, touched: Date.now() };
  attempt(() => localStorage.setItem(STORE, JSON.stringify(state)));
}

export const onOtherTab = (act) =>
  addEventListener('storage', ({ key }) => { if (key === STORE || key === null) act(); });

/** How the visitor left the panel in this tab: open, closed, or null when neither is known. */
export const leftPanel = () => attempt(() => sessionStorage.getItem(STORE));
export const leavePanel = (as) => attempt(() => sessionStorage.setItem(STORE, as));
