// What every tab of the editor does beyond its forms: times of the reader's clock, and parts that keep themselves up to date.
(() => {
  'use strict';

  const OFTEN = 1000;

  function localise(root) {
    for (const time of root.querySelectorAll('time')) {
      time.textContent = new Date(time.dateTime)
        .toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    }
  }

  /** Elements with an id and data-refresh="seconds" are asked for again; data-with="name=value" goes along. */
  const parts = () => [...document.querySelectorAll('[id][data-refresh]')];

  async function refresh() {
    const fields = new URLSearchParams(parts()[0].dataset.with || '');
    fields.set('action', 'show');
    for (const name of ['token', 'origin']) fields.set(name, document.querySelector(`[name=${name}]`)?.value || '');
    const answer = await fetch(location.pathname, { method: 'POST', body: fields });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const token = fresh.querySelector('[name=token]');
    for (const field of token ? document.querySelectorAll('[name=token]') : []) field.value = token.value;
    for (const part of parts()) {
      const next = fresh.getElementById(part.id);
      if (!next || part.contains(document.activeElement)) continue;
      localise(next);
      if (next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
      if (next.dataset.refresh) part.dataset.refresh = next.dataset.refresh;
      else delete part.dataset.refresh;
    }
  }

  function wait() {
    const seconds = parts().map((part) => Number(part.dataset.refresh) || 5);
    if (!seconds.length) return;
    setTimeout(async () => {
      if (!document.hidden) await refresh().catch(() => {});
      wait();
    }, Math.max(OFTEN, Math.min(...seconds) * 1000));
  }

  // where they do not fit side by side
  document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  localise(document);
  wait();
})();
