// What the editor does beyond its form: preview in the real widget, colour pickers, contrast, and care for what is not saved.
(() => {
  'use strict';

  const { origin, done } = document.body.dataset;
  const byId = (id) => document.getElementById(id);
  const form = byId('settings');

  // --- the page around the frame

  /** Only the origin that the server has checked hears anything. */
  function tell(type, more) {
    if (origin && parent !== window) parent.postMessage({ type: `partner-chat:${type}`, ...more }, origin);
  }

  // --- values

  const NUMBERS = ['border_radius', 'ai_temperature', 'max_tokens'];
  const FLAGS = ['auto_open', 'show_typing_indicator'];
  const COLORS = ['primary_color', 'secondary_color', 'text_color', 'background_color'];
  const HEX = /^#[0-9a-f]{6}$/i;

  const before = JSON.parse(form.elements.was.value || '{}');
  const names = Object.keys(before);
  const trimmed = (text) => text.replaceAll('\r\n', '\n').trim();

  const text = (name) => FLAGS.includes(name) ? String(form.elements[name].checked) : trimmed(form.elements[name].value);

  function value(name, from) {
    if (FLAGS.includes(name)) return from === 'true';
    if (NUMBERS.includes(name)) return Number(from);
    return from || (name === 'company_logo' ? null : '');
  }

  function usable(name) {
    const field = form.elements[name];
    if (COLORS.includes(name)) return HEX.test(field.value.trim());
    if (!field.dataset?.max) return true;
    return /^\d+$/.test(field.value.trim()) && Number(field.value) >= field.dataset.min && Number(field.value) <= field.dataset.max;
  }

  /** The settings as the API has them. */
  const settings = (which, of) => Object.fromEntries(which.filter((name) => name !== 'allowed_origins')
    .map((name) => [name, value(name, of(name))]));

  const changed = () => names.filter((name) => text(name) !== trimmed(before[name]));

  // --- contrast, as WCAG defines it

  function luminance(color) {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  }

  const ratio = (a, b) => Math.max(luminance(a) / luminance(b), luminance(b) / luminance(a));

  function showContrast(id, ink, ground) {
    const line = byId(id);
    const known = HEX.test(ink) && HEX.test(ground);
    line.hidden = !known;
    if (!known) return;
    const found = ratio(ink, ground);
    const low = found < 4.5;
    line.classList.toggle('low', low);
    line.querySelector('rect').setAttribute('fill', ground);
    line.querySelector('text').setAttribute('fill', ink);
    change(line.querySelector('.ratio'), `${(Math.floor(found * 10) / 10).toFixed(1)} : 1`);
    change(line.querySelector('.verdict'), low ? line.dataset.low : line.dataset.good);
  }

  /** A text that stays the same is not announced again. */
  function change(node, words) {
    if (node.textContent !== words) node.textContent = words;
  }

  function showContrasts() {
    const ground = text('background_color');
    showContrast('contrast-primary', text('text_color'), text('primary_color'));
    showContrast('contrast-background',
      HEX.test(ground) && ratio('#ffffff', ground) > ratio('#000000', ground) ? '#ffffff' : '#000000', ground);
  }

  // --- colour pickers

  for (const name of COLORS) {
    const picker = byId(`${name}-picker`);
    const field = byId(name);
    picker.hidden = false;
    picker.addEventListener('input', () => {
      field.value = picker.value;
      update();
    });
    field.addEventListener('input', () => { if (HEX.test(field.value.trim())) picker.value = field.value.trim().toLowerCase(); });
  }

  // --- temperature

  const slider = byId('ai_temperature');
  const words = byId('warmth').dataset.words.split('/');

  function showWarmth() {
    const word = words[[0.3, 0.6, 1, 1.4].filter((end) => Number(slider.value) > end).length];
    change(byId('warmth'), `${Number(slider.value).toFixed(1)} ${word}`);
    slider.setAttribute('aria-valuetext', byId('warmth').textContent);
  }

  // --- what is not saved

  const state = byId('state');
  let leaving = false;
  let told;
  let timer;

  function update() {
    const dirty = changed();
    showContrasts();
    showWarmth();
    change(state, dirty.length
      ? `${state.dataset.unsaved}.${origin && parent !== window ? ` ${state.dataset.preview}` : ''}`
      : state.dataset.saved);
    if (told !== dirty.length > 0) {
      told = dirty.length > 0;
      tell('dirty', { dirty: told });
    }
    clearTimeout(timer);
    timer = setTimeout(preview, 80);
  }

  function preview() {
    const shown = changed().filter(usable);
    if (shown.length) tell('preview', { settings: settings(shown, text) });
    else tell('preview-end');
  }

  form.addEventListener('input', update);
  form.addEventListener('change', update);
  form.addEventListener('submit', () => { leaving = true; });

  addEventListener('beforeunload', (event) => {
    if (!leaving && changed().length) {
      event.preventDefault();
      event.returnValue = '';
    }
  });

  // a page that comes back by the Back button is being edited again
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      leaving = false;
      update();
    }
  });

  addEventListener('message', ({ origin: from, source, data }) => {
    if (from !== origin || source !== parent || data?.type !== 'partner-chat:ready') return;
    told = undefined;
    update();
  });

  // --- the rest

  const copy = byId('copy');
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    byId('snippet').select();
    try {
      await navigator.clipboard.writeText(byId('snippet').value);
    } catch {
      document.execCommand('copy'); // a frame without the permission
    }
    copy.textContent = copy.dataset.copied;
    change(state, copy.dataset.copied);
  });

  if (done === 'notice.saved' || done === 'notice.reverted') {
    tell('saved', { settings: settings(names, (name) => before[name]) });
  }
  byId('errors')?.focus();
  update();
})();
