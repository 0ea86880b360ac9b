/** What the page can listen to. */

let listeners = []; // [[event, function]]

/** Returns a function that ends it. */
export function listen(event, listener) {
  const entry = [event, listener];
  listeners.push(entry);
  return () => { listeners = listeners.filter((other) => other !== entry); };
}

/** A listener that fails harms nobody. */
export function emit(event, detail) {
  for (const [name, listener] of listeners) {
    try {
      if (name === event) listener(detail);
    } catch (error) {
      console.error(error);
    }
  }
}
