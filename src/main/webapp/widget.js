/*
 * Partner Chat: <script src="https://HOST/widget.js" data-company="123" async></script>. One global, PartnerChat; one
 * shadow root. What comes over the wire reaches the DOM as text nodes and checked values, never as HTML or CSS.
 */
(() => {
  'use strict';

  const TAG = 'partner-chat';
  if (customElements.get(TAG)) return; // loaded twice

  // currentScript is empty in a copy that a tag manager evaluates.
  const script = document.currentScript || document.querySelector('script[data-company][src*="widget.js"]');
  const company = encodeURIComponent(script?.dataset.company?.trim() || '');
  if (!company) return console.warn('PartnerChat: the script tag needs data-company.');

  const HOST = new URL(script.src, location).origin;
  const SETTINGS = `/api/widget-settings/${company}`;
  const CHAT = `/api/partner-chat/${company}`;
  const STORE = `partner-chat:${decodeURIComponent(company)}`;
  const HASH = '#partner-chat-settings';
  const MAX_TEXT = 4000;
  const MAX_SHOWN = 200;
  const MAX_OUTBOX = 10;
  // Phones, and 200 % zoom.
  const FULL = '(max-width: 30em), (max-height: 30em)';
  const NARROW = '(max-width: 60em)'; // no room for the editor beside the chat

  // --- words

  const NAMES = 'chat close menu send input restart erase yes no typing unsent retry offline quoted contact settings' +
    ' dirty';

  const WORDS = {
    __proto__: null,
    en: `Chat|Close|Menu|Send|Your message|Start over|Delete my conversation|Delete|Cancel|Writing…|Not sent.|
      Try again|No connection.|From our information|Assistant unavailable|Settings|Discard changes?`,
    de: `Chat|Schließen|Menü|Senden|Ihre Nachricht|Neu beginnen|Meine Unterhaltung löschen|Löschen|Abbrechen|
      Schreibt …|Nicht gesendet.|Erneut versuchen|Keine Verbindung.|Aus unseren Informationen|
      Assistent nicht verfügbar|Einstellungen|Änderungen verwerfen?`,
    fr: `Chat|Fermer|Menu|Envoyer|Votre message|Recommencer|Supprimer ma conversation|Supprimer|Annuler|Écrit…|
      Non envoyé.|Réessayer|Pas de connexion.|Extrait de nos informations|Assistant indisponible|Paramètres|
      Abandonner les modifications ?`,
    es: `Chat|Cerrar|Menú|Enviar|Su mensaje|Empezar de nuevo|Eliminar mi conversación|Eliminar|Cancelar|
      Escribiendo…|No enviado.|Reintentar|Sin conexión.|De nuestra información|Asistente no disponible|Ajustes|
      ¿Descartar los cambios?`,
    it: `Chat|Chiudi|Menu|Invia|Il tuo messaggio|Ricomincia|Elimina la mia conversazione|Elimina|Annulla|
      Sta scrivendo…|Non inviato.|Riprova|Nessuna connessione.|Dalle nostre informazioni|Assistente non disponibile|
      Impostazioni|Annullare le modifiche?`,
    nl: `Chat|Sluiten|Menu|Versturen|Uw bericht|Opnieuw beginnen|Mijn gesprek verwijderen|Verwijderen|Annuleren|
      Aan het typen…|Niet verzonden.|Opnieuw proberen|Geen verbinding.|Uit onze informatie|
      Assistent niet beschikbaar|Instellingen|Wijzigingen weggooien?`,
    pl: `Czat|Zamknij|Menu|Wyślij|Twoja wiadomość|Zacznij od nowa|Usuń moją rozmowę|Usuń|Anuluj|Pisze…|Nie wysłano.|
      Spróbuj ponownie|Brak połączenia.|Z naszych informacji|Asystent niedostępny|Ustawienia|Odrzucić zmiany?`,
    pt: `Chat|Fechar|Menu|Enviar|A sua mensagem|Recomeçar|Apagar a minha conversa|Apagar|Cancelar|A escrever…|
      Não enviada.|Tentar de novo|Sem ligação.|Das nossas informações|Assistente indisponível|Definições|
      Descartar as alterações?`,
    sv: `Chatt|Stäng|Meny|Skicka|Ditt meddelande|Börja om|Radera min konversation|Radera|Avbryt|Skriver…|
      Inte skickat.|Försök igen|Ingen anslutning.|Från vår information|Assistenten är inte tillgänglig|
      Inställningar|Kasta ändringarna?`,
    ar: `الدردشة|إغلاق|القائمة|إرسال|رسالتك|البدء من جديد|حذف محادثتي|حذف|إلغاء|جارٍ الكتابة…|لم تُرسل.|
      إعادة المحاولة|لا يوجد اتصال.|من معلوماتنا|المساعد غير متاح|الإعدادات|تجاهل التغييرات؟`,
    he: `צ׳אט|סגירה|תפריט|שליחה|ההודעה שלך|התחלה מחדש|מחיקת השיחה שלי|מחיקה|ביטול|בכתיבה…|לא נשלח.|ניסיון נוסף|
      אין חיבור.|מהמידע שלנו|העוזר אינו זמין|הגדרות|לבטל את השינויים?`,
  };

  const lang = [script.dataset.lang, document.documentElement.lang, navigator.language]
    .map((tag) => String(tag).toLowerCase().split('-')[0]).find((tag) => WORDS[tag]) || 'en';
  const texts = WORDS[lang].split(/\s*\|\s*/);
  const words = Object.fromEntries(NAMES.split(' ').map((name, i) => [name, texts[i]]));

  // --- settings and colours

  const DEFAULTS = {
    __proto__: null,
    primary_color: '#2563eb',
    secondary_color: '#64748b',
    text_color: '#ffffff',
    background_color: '#ffffff',
    border_radius: 12,
    company_name: '',
    company_logo: '',
    welcome_message: '',
    placeholder_text: '',
    position: 'bottom-right',
    auto_open: false,
    show_typing_indicator: true,
  };

  function fits(name, value) {
    if (typeof value !== typeof DEFAULTS[name]) return false;
    if (name.endsWith('color')) return /^#[0-9a-f]{6}$/i.test(value);
    if (name === 'border_radius') return value >= 0 && value <= 50;
    return name !== 'position' || /^(bottom|top)-(right|left)$/.test(value);
  }

  /** What of `input`, from the wire or the editor, can be shown. */
  const usable = (input) => Object.fromEntries(Object.entries(Object(input))
    .map(([name, value]) => [name, value ?? '']).filter(([name, value]) => fits(name, value)));

  const rgb = (color) => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16));

  const mix = (a, b, share) => `#${rgb(a).map((from, i) =>
    Math.round(from + (rgb(b)[i] - from) * share).toString(16).padStart(2, '0')).join('')}`;

  /** The contrast ratio of WCAG, near enough: the power is sRGB's curve within 0.1. */
  function contrast(a, b) {
    const [x, y] = [a, b].map((color) =>
      rgb(color).reduce((sum, part, i) => sum + [0.2126, 0.7152, 0.0722][i] * (part / 255) ** 2.2, 0.05));
    return Math.max(x / y, y / x);
  }

  const ink = (ground) => ['#1c1f24', '#ffffff', '#000000']
    .find((color, i) => contrast(color, ground) >= (i ? 4.5 : 7));

  /** `color`, moved towards black or white as far as it takes to read it on `ground`. */
  function readable(color, ground) {
    const steps = [0, 0.2, 0.4, 0.6, 0.8].map((share) => mix(color, ink(ground), share));
    return steps.find((step) => contrast(step, ground) >= 4.7) || ink(ground);
  }

  // --- storage and network

  /**
   * {user_id, session_id, outbox: [{id, text, n, left?, failed?, wait?}]}, shared by all tabs. The outbox holds what has
   * no answer yet; `n` counts the visitor's messages before it, `left` says that its page has gone.
   */
  let state = { outbox: [] };

  /** Storage may be blocked: the conversation then lasts as long as the page. */
  function attempt(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }

  function recall() {
    attempt(() => { state = { outbox: [], ...JSON.parse(localStorage.getItem(STORE)) }; });
  }

  function remember(change) {
    state = { ...state, ...change, touched: Date.now() };
    attempt(() => localStorage.setItem(STORE, JSON.stringify(state)));
  }

  /** Throws an Error, of a refusal with its `status` and the seconds to `wait`. */
  async function call(method, path, body) {
    const response = await fetch(HOST + path, {
      method,
      credentials: 'omit',
      cache: 'no-cache',
      signal: AbortSignal.timeout?.(30000),
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return response.status === 204 ? null : response.json();
    const wait = Number(response.headers.get('Retry-After')) || 30;
    throw Object.assign(new Error(), { status: response.status, wait });
  }

  // --- building DOM

  function el(tag, props = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (name in node) node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  const box = (name, ...children) => el('div', { class: name }, ...children);

  function icon(path, name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const line = document.createElementNS(svg.namespaceURI, 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', true);
    svg.setAttribute('class', name);
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  }

  const CROSS = 'M6 6l12 12M18 6L6 18';

  const button = (name, label, onclick, ...icons) => el('button', { class: name, type: 'button', onclick,
    ...(icons[0] && { 'aria-label': label }) }, ...(icons[0] ? icons : [label]));

  const safeUrl = (address, allowed = /^(https?|mailto|tel):/) => attempt(() => {
    const { href } = new URL(address, document.baseURI);
    return address && allowed.test(href) && href;
  });

  const link = (href, ...children) =>
    el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children);

  /** A list, empty for an address that is none; a picture that does not load leaves no hole. */
  function picture(address) {
    const src = safeUrl(address, /^(https?:|data:image\/)/);
    return src ? [el('img', { alt: '', loading: 'lazy', referrerPolicy: 'no-referrer',
      onerror() { this.remove(); }, src })] : [];
  }

  // --- light Markdown

  // Repetitions are bounded or end at the next mark: no text makes this slow.
  const INLINE = new RegExp([
    '`([^`\\n]+)`',
    '\\[([^[\\]]{1,300})\\]\\(([^\\s()]{1,2000})\\)',
    '(https?://[^\\s<>"`]*[^\\s<>"`.,;:!?)\\]}\'*_])',
    '([\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[a-z\\d-]{1,63}){1,4})',
    '\\*\\*?|__?|\\n',
  ].join('|'), 'gi');

  function inline(text, parent) {
    const open = []; // [{mark, node}], innermost last
    const add = (...nodes) => (open.at(-1)?.node || parent).append(...nodes);
    let done = 0;
    INLINE.lastIndex = 0;
    for (let match; (match = INLINE.exec(text));) {
      const [whole, code, label, target, bare, mail] = match;
      const at = match.index;
      let used = whole;
      add(text.slice(done, at));
      if (code) {
        add(el('code', {}, code));
      } else if (label || bare || mail) {
        const href = safeUrl(target || bare || `mailto:${mail}`);
        add(href ? link(href, label || whole) : whole);
      } else if (whole === '\n') {
        add(el('br'));
      } else {
        used = emphasis(whole, text[at - 1] || ' ', text[at + whole.length] || ' ', open, add);
      }
      done = INLINE.lastIndex = at + used.length;
    }
    add(text.slice(done));
    for (const { mark, node } of open.reverse()) node.replaceWith(mark, ...node.childNodes);
  }

  /** Opens or closes bold or italics; returns what it used of the mark. */
  function emphasis(mark, before, after, open, add) {
    const top = open.at(-1)?.mark;
    const inWord = (neighbour) => mark[0] === '_' && /\w/.test(neighbour);
    if (top && mark.startsWith(top) && before.trim() && !inWord(after)) {
      open.pop();
      return top;
    }
    if (open.length < 4 && after.trim() && !inWord(before)) {
      const node = el(mark[1] ? 'strong' : 'em');
      add(node);
      open.push({ mark, node });
    } else {
      add(mark);
    }
    return mark;
  }

  function markdown(text, root) {
    const lists = []; // [{indent, list}], innermost last
    let block; // the paragraph or list item that `lines` belong to
    let lines = [];
    let code;
    const begin = (next) => {
      if (block) inline(lines.join('\n'), block);
      block = next;
      lines = [];
    };
    for (const line of text.split('\n')) {
      const item = /^(\s*)(?:[-*•]|(\d{1,9})[.)])\s+(\S.*)$/.exec(line);
      const heading = /^#{1,6}\s+(\S.*)$/.exec(line);
      if (/^\s*```/.test(line)) {
        begin();
        lists.length = 0;
        code = code ? null : el('code');
        if (code) root.append(el('pre', {}, code));
      } else if (code) {
        code.append(`${line}\n`);
      } else if (/^[\s*_-]*$/.test(line)) {
        begin(); // nothing or a rule; a list may go on after it
      } else if (item) {
        begin(el('li'));
        listFor(item[1].length, item[2], lists, root).append(block);
        lines.push(item[3]);
      } else {
        if (heading || !block) {
          begin(el(heading ? 'strong' : 'span'));
          lists.length = 0;
          root.append(el('p', {}, block));
        }
        lines.push((heading?.[1] || line).trim());
        if (heading) begin();
      }
    }
    begin();
  }

  /** A deeper list goes into the item above, at most four deep. */
  function listFor(indent, number, lists, root) {
    const tag = number ? 'OL' : 'UL';
    const last = () => lists.at(-1) || { indent: -1 };
    while (last().indent > indent || (last().indent === indent && last().list.tagName !== tag)) lists.pop();
    if (last().indent < indent && lists.length < 4) {
      const list = el(tag, number ? { start: number } : {});
      (last().list?.lastChild || root).append(list);
      lists.push({ indent, list });
    }
    return last().list;
  }

  // --- look

  // !important in :host beats !important in the page. The host has no size, so that it covers nothing.
  const CSS = `
    :host { all: initial !important; position: fixed !important; top: 0 !important; left: 0 !important;
      z-index: 2147483647 !important }
    * { box-sizing: border-box; margin: 0 }
    [hidden], .ask:empty { display: none !important }
    .root { font: .9375em/1.5 system-ui, 'Segoe UI', Roboto, sans-serif; color: var(--ink); text-align: start;
      overflow-wrap: anywhere; --r2: min(var(--r), 20px); --shadow: 0 8px 32px #0005 }
    button, textarea { font: inherit; color: inherit; background: none; border: 0; padding: 0; min-height: 44px;
      border-radius: var(--r2) }
    button { min-width: 44px; cursor: pointer }
    button:disabled { opacity: .5 }
    :focus-visible { outline: 2px solid #000; box-shadow: 0 0 0 4px #fff }
    a { color: var(--link) }
    svg { display: block; width: 24px; margin: auto; fill: none; stroke: currentColor; stroke-width: 2;
      stroke-linecap: round; stroke-linejoin: round }
    .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
    .plain { padding: 0 1em; border: 1px solid var(--muted); background: var(--ground); color: var(--ink) }
    .yes, .launcher, .header, .send, .user .text { background: var(--primary); color: var(--on-primary) }

    .launcher, .panel, .editor { position: fixed; box-shadow: var(--shadow) }
    .launcher { width: 60px; height: 60px; border-radius: min(50%, calc(var(--r) * 2.5)) }
    .launcher[aria-expanded=true] .chat, .launcher[aria-expanded=false] .cross { display: none }
    .panel { display: flex; flex-direction: column; overflow: hidden; width: 24em; max-width: calc(100vw - 40px);
      height: 40em; max-height: calc(100vh - 120px); background: var(--ground); border: 1px solid var(--edge);
      border-radius: var(--r) }
    .bottom .launcher { bottom: 20px }
    .bottom .panel { bottom: 92px }
    .top .launcher { top: 20px }
    .top .panel { top: 92px }
    .right :is(.launcher, .panel) { right: 20px }
    .left :is(.launcher, .panel) { left: 20px }

    .header, .composer, .sources, .card, .typing .text { display: flex; align-items: center; gap: 8px }
    .header, .composer, .ask { flex: none; padding: 10px max(10px, calc(var(--r) / 3)) }
    .composer, .sources { flex-wrap: wrap }
    .composer, .ask { border-top: 1px solid var(--edge) }
    img { display: block; height: 44px; max-width: 7em; object-fit: contain; border-radius: var(--r2) }
    h2 { flex: 1; font-size: 1.1em; line-height: 1.25 }
    .menu { position: absolute; z-index: 1; inset-inline-end: 12px; top: 60px; display: grid; padding: 4px;
      background: var(--ground); border: 1px solid var(--muted); border-radius: var(--r2); box-shadow: var(--shadow) }
    .menu button { padding: 0 1em; text-align: start }

    .log { flex: 1; position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 16px }
    .log:focus-visible { outline-offset: -2px }
    .message { width: fit-content; max-width: 88%; margin-bottom: 12px }
    .user { margin-inline-start: auto }
    .user .text { white-space: pre-wrap }
    .text { padding: 9px 14px; border-radius: var(--r2) }
    .bot .text { background: var(--tint); color: var(--tint-ink); border: 1px solid var(--edge);
      border-inline-start: 3px solid var(--accent) }
    .text > * + * { margin-top: .5em }
    ul, ol { padding-inline-start: 1.4em }
    code { font: .9em ui-monospace, monospace }
    pre { white-space: pre-wrap }
    .note, .count { font-size: .85em; color: var(--muted); margin-top: 6px }
    .sources > * { padding: 3px 0 }
    .sources > .card { width: 100%; padding: 8px; border: 1px solid var(--edge); border-radius: var(--r2) }
    b, small { display: block }
    .retry { margin-inline-start: 8px }
    i { width: 7px; height: 7px; margin: 8px 0; border-radius: 50%; background: var(--muted) }

    .ask button { margin: 8px 8px 0 0 }
    .composer { align-items: end; padding-bottom: max(10px, env(safe-area-inset-bottom)) }
    textarea { flex: 1; min-width: 0; max-height: 8em; padding: 9px 12px; resize: none; border: 1px solid var(--muted) }
    ::placeholder { color: var(--muted); opacity: 1 }
    [dir=rtl] .send svg { transform: scaleX(-1) }
    .count { width: 100% }
    .over { color: var(--ink); font-weight: 700 }

    .editor { inset: 0; width: min(46em, calc(100vw - 27em)); height: 100%; max-width: none; max-height: none;
      padding: 0; border: 0; background: var(--ground); color: var(--ink) }
    .editor[open] { display: flex; flex-direction: column }
    .left .editor { left: auto }
    .right .editor { right: auto }
    iframe { flex: 1; border: 0; background: #fff }

    @media ${NARROW} { .root .editor { width: 100% } }
    @media ${FULL} {
      .root .panel { inset: var(--vt, 0) 0 auto; width: auto; max-width: none; height: var(--vh, 100dvh);
        max-height: none; border: 0; border-radius: 0 }
      .panel .header { padding-top: max(10px, env(safe-area-inset-top)) }
      .launcher[aria-expanded=true] { display: none }
      textarea { font-size: 16px } /* iPhones zoom into what is smaller */
    }
    @media (prefers-reduced-motion: no-preference) {
      i { animation: blink 1.2s infinite }
      i:nth-child(3) { animation-delay: .3s }
      @keyframes blink { 30% { opacity: .25 } }
    }
    @media (forced-colors: active) {
      button, .user .text { border: 1px solid }
      i { background: CanvasText }
    }
    @media print { :host { display: none !important } }`;

  customElements.define(TAG, class extends HTMLElement {
    // The top layer is above every z-index.
    connectedCallback() {
      this.popover = 'manual';
      this.showPopover?.();
    }
  });

  const host = document.createElement(TAG);
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet(); // no CSP forbids it, unlike <style>
  sheet.replaceSync(CSS);
  shadow.adoptedStyleSheets = [sheet];

  const launcher = button('launcher', words.chat, () => toggle(),
    icon('M4 5h16v11H10l-5 4v-4H4z', 'chat'), icon(CROSS, 'cross'));
  const logo = box('logo');
  const title = el('h2', { id: 'title', dir: 'auto' });
  const menuButton = button('menu-button', words.menu, () => showMenu(menu.hidden),
    icon('M12 5v.01M12 12v.01M12 19v.01'));
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': words.menu, hidden: true },
    button('restart', words.restart, startOver), button('erase', words.erase, erase));
  const welcome = el('div', { class: 'text', dir: 'auto' });
  const typing = box('message bot typing',
    box('text', el('span', { class: 'sr' }, words.typing), el('i'), el('i'), el('i')));
  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.chat, tabIndex: 0 },
    box('message bot welcome', welcome), typing);
  const question = el('div', { class: 'ask', role: 'alertdialog' });
  const count = el('div', { class: 'count', id: 'count', hidden: true });
  const input = el('textarea', { class: 'input', rows: 1, dir: 'auto', 'aria-label': words.input,
    'aria-describedby': 'count' });
  const sendButton = button('send', words.send, submit, icon('M4 4l17 8-17 8 3-8zM7 12h6'));
  const panel = el('div', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true },
    box('header', logo, title, menuButton, button('close', words.close, close, icon(CROSS))),
    menu, log, question, box('composer', count, input, sendButton));
  const editorQuestion = el('div', { class: 'ask', role: 'alertdialog' });
  const editor = el('dialog', { class: 'editor', 'aria-label': words.settings },
    box('header', el('h2', {}, words.settings), button('editor-close', words.close, closeEditor, icon(CROSS))),
    editorQuestion);
  const root = el('div', { lang, dir: /ar|he/.test(lang) ? 'rtl' : 'ltr', role: 'region', 'aria-label': words.chat },
    launcher, panel, editor);

  let saved = {};
  let preview = {}; // by the editor, on top of what is saved
  let shownLogo;

  function current() {
    return { ...DEFAULTS, ...usable(saved), ...preview };
  }

  function paint() {
    const s = current();
    const ground = s.background_color;
    const tint = mix(ground, s.secondary_color, 0.1);
    const looks = {
      primary: s.primary_color,
      'on-primary': s.text_color,
      accent: s.secondary_color,
      ground,
      ink: ink(ground),
      tint,
      'tint-ink': ink(tint),
      edge: mix(ground, s.secondary_color, 0.3),
      muted: readable(s.secondary_color, tint),
      link: readable(s.primary_color, tint),
      r: `${s.border_radius}px`,
    };
    for (const [name, value] of Object.entries(looks)) root.style.setProperty(`--${name}`, value);
    root.className = `root ${s.position.replace('-', ' ')}`;
    const name = title.textContent = s.company_name || words.chat;
    launcher.setAttribute('aria-label', `${words.chat}, ${name}`);
    welcome.textContent = s.welcome_message;
    welcome.parentNode.hidden = !s.welcome_message;
    input.placeholder = s.placeholder_text || words.input;
    if (shownLogo !== s.company_logo) logo.replaceChildren(...picture(s.company_logo));
    shownLogo = s.company_logo;
    typing.hidden = !s.show_typing_indicator || !(waiting() || editor.open);
  }

  // --- messages on screen

  /** What has been answered: [{role, content, sources, degraded}]. The outbox is shown after it. */
  let transcript = [];
  let shown = []; // [{key, node}]

  const tidy = ({ role, content, sources, degraded }) => ({
    role,
    content: String(content),
    sources: Array.isArray(sources) ? sources.filter((source) => source?.title).slice(0, 8) : [],
    degraded,
  });

  /** Redraws only what differs, for a live region reads out what is new. */
  function render() {
    for (; transcript.length > MAX_SHOWN - state.outbox.length; transcript.shift()) shown.shift()?.node.remove();
    const list = [...transcript, ...state.outbox.map((entry) =>
      ({ ...tidy({ role: 'user', content: entry.text }), ...(entry.failed && entry) }))];
    const keys = list.map((message) => JSON.stringify(message));
    let same = 0;
    while (same < keys.length && keys[same] === shown[same]?.key) same++;
    for (const { node } of shown.splice(same)) node.remove();
    for (let i = same; i < list.length; i++) {
      shown.push({ key: keys[i], node: bubble(list[i]) });
      typing.before(shown[i].node);
    }
    paint();
    // A long answer is read from its beginning.
    const last = shown.at(-1)?.node;
    if (last) log.scrollTop = last.matches('.bot') ? last.offsetTop - 16 : log.scrollHeight;
  }

  function bubble({ role, content, sources, degraded, failed, wait, id }) {
    const own = role === 'user';
    const text = el('div', { class: 'text', dir: 'auto' });
    const node = box(`message ${own ? 'user' : 'bot'}`,
      el('span', { class: 'sr' }, `${own ? words.input : title.textContent}: `), text);
    if (own) text.append(content);
    else markdown(content, text);
    if (degraded) node.append(box('note degraded', degraded === 'contact' ? words.contact : words.quoted));
    if (sources.length) node.append(box('note sources', ...sources.map(sourceOf)));
    if (failed) {
      const why = failed === 'offline' ? words.offline
        : failed === 'busy' ? `${words.retry} ${new Intl.RelativeTimeFormat(lang).format(wait, 'second')}.` : '';
      node.append(box('note failed', `${words.unsent} ${why}`,
        button('plain retry', words.retry, () => retry(id))));
    }
    return node;
  }

  function sourceOf({ title: name, url, price, availability, image }) {
    const href = safeUrl(url);
    const node = href ? link(href) : el('span');
    if (price || image) {
      node.className = 'card';
      node.append(...picture(image), el('span', {}, el('b', {}, name),
        el('small', {}, [price, availability].filter(Boolean).join(' · '))));
    } else {
      node.append(name);
    }
    return node;
  }

  // --- conversation

  const mine = new Set(); // what this page sends; the rest is only watched
  let pumping;
  let watching;
  let loading;
  let version = 0; // an older transcript from the server must not replace a newer one

  const waiting = () => state.outbox.some(({ failed }) => !failed);
  const update = (id, change) =>
    remember({ outbox: state.outbox.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)) });
  const asked = () => transcript.filter((message) => message.role === 'user');
  const arrived = ({ text, n }) => asked().slice(n).some(({ content }) => content === text);
  const sessionPath = () => `${CHAT}/sessions/${encodeURIComponent(state.session_id)}`;

  // A page without HTTPS has no randomUUID.
  const random = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

  function send(message) {
    const text = String(message ?? '').trim();
    if (!text || text.length > MAX_TEXT || state.outbox.length >= MAX_OUTBOX) {
      emit('error', { reason: 'refused' });
      return false;
    }
    const id = random();
    mine.add(id);
    // Ours from the first message on, so that one sent again is known to be the same.
    remember({ session_id: state.session_id || random(), outbox: [...state.outbox, { id, text, n: asked().length + state.outbox.length }] });
    emit('message', { text });
    pump();
    return true;
  }

  function pump() {
    render();
    pumping ||= (async () => {
      await load();
      for (let next; (next = state.outbox.find(({ id, failed }) => mine.has(id) && !failed));) await deliver(next);
      pumping = null;
    })();
  }

  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

  async function deliver({ id, text }) {
    const { user_id, session_id } = state;
    try {
      const answer = await call('POST', CHAT, { message: text, user_id, session_id, client_message_id: id });
      const entry = state.outbox.find((other) => other.id === id);
      if (!entry) return; // started over meanwhile
      const { message, sources, degraded } = answer;
      version++;
      if (!arrived(entry)) {
        transcript.push(tidy({ role: 'user', content: text }),
          tidy({ role: 'assistant', content: message, sources, degraded }));
      }
      const outbox = state.outbox.filter((other) => other !== entry);
      remember({ user_id: answer.user_id, session_id: answer.session_id, outbox });
      emit('answer', { message, sources, degraded });
    } catch (error) {
      await pause(300); // a page being left ends here: its request was cut off and did not fail
      mine.delete(id);
      const failed = error.status === 429 ? 'busy' : error instanceof TypeError ? 'offline' : 'failed';
      update(id, { failed, wait: error.wait });
      emit('error', { reason: failed });
    } finally {
      render();
    }
  }

  function retry(id) {
    mine.add(id);
    update(id, { failed: undefined });
    input.focus();
    pump();
  }

  async function pull() {
    const { session_id } = state;
    const before = version;
    let messages = [];
    try {
      if (session_id) ({ messages } = await call('GET', sessionPath()));
    } catch (error) {
      if (error.status !== 404) throw error;
      if (!waiting()) remember({ session_id: undefined });
    }
    if (version !== before) return;
    transcript = messages.map(tidy).slice(-MAX_SHOWN);
    const open = transcript.at(-1)?.role === 'user' && transcript.pop().content;
    // The page before this one may have asked; the answer is still to come.
    if (open && !state.outbox.some(({ text }) => text === open)) {
      remember({ outbox: [...state.outbox, { id: `${session_id}-${transcript.length}`, text: open }] });
    }
    const outbox = state.outbox.filter((entry) => mine.has(entry.id) || !arrived(entry));
    if (outbox.length < state.outbox.length) remember({ outbox });
    render();
    watch();
  }

  /** Looks for answers to what other pages have asked; in the end offers to ask again. */
  async function watch() {
    const doubtful = () => state.outbox.filter(({ id, failed }) => !failed && !mine.has(id));
    if (watching || !doubtful().length) return;
    watching = true;
    const end = Date.now() + 25000;
    for (let wait = 700; doubtful().length && Date.now() < end; wait *= 1.4) {
      await pause(wait);
      await pull().catch(() => {});
    }
    for (const { id } of doubtful()) update(id, { failed: 'late' });
    watching = false;
    render();
  }

  function load() {
    if (loading) return loading;
    log.setAttribute('aria-live', 'off'); // what was said before is not news
    loading = pull().catch(() => { loading = null; render(); });
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 1000);
    return loading;
  }

  function startOver() {
    version++;
    transcript = [];
    remember({ session_id: undefined, outbox: [] });
    render();
    input.focus();
  }

  async function erase() {
    let text = words.erase;
    while (await ask(question, text, words.yes)) {
      try {
        await pumping; // an answer under way would bring the conversation back
        if (state.session_id) await call('DELETE', sessionPath());
        remember({ user_id: undefined });
        return startOver();
      } catch {
        text = `${words.erase}: ${words.retry}?`;
      }
    }
    input.focus();
  }

  // --- behaviour

  let opener;

  function open(focus) {
    if (panel.hidden) {
      opener = document.activeElement || launcher;
      panel.hidden = false;
      launcher.setAttribute('aria-expanded', true);
      load();
      render();
      emit('open', {});
    }
    if (focus) input.focus();
  }

  function close() {
    if (panel.hidden) return;
    const inside = panel.contains(shadow.activeElement);
    panel.hidden = true;
    launcher.setAttribute('aria-expanded', false);
    if (inside) {
      launcher.focus();
      opener.focus(); // where it is something of the page that can have the focus
    }
    attempt(() => sessionStorage.setItem(STORE, 'closed'));
    emit('close', {});
  }

  const toggle = () => (panel.hidden ? open(true) : close());

  function showMenu(show) {
    menu.hidden = !show;
    menuButton.setAttribute('aria-expanded', show);
    if (show) menu.firstChild.focus();
  }

  const ask = (place, text, yes) => new Promise((resolve) => {
    const answer = (value) => () => { place.replaceChildren(); resolve(value); };
    place.replaceChildren(text,
      box('', button('plain yes', yes, answer(true)), button('plain no', words.no, answer(false))));
    place.setAttribute('aria-label', text);
    place.querySelector('.no').focus();
  });

  function submit() {
    if (input.value.trim() && send(input.value)) prefill('');
    input.focus();
  }

  function prefill(text) {
    input.value = text ?? '';
    measure();
  }

  function measure() {
    const { length } = input.value.trim();
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight + 2}px`;
    sendButton.disabled = length > MAX_TEXT;
    count.hidden = length < MAX_TEXT * 0.9;
    count.textContent = `${length} / ${MAX_TEXT}`;
    count.classList.toggle('over', length > MAX_TEXT);
  }

  function onKey(event) {
    const { key, target, shiftKey } = event;
    event.stopPropagation(); // not a shortcut of the shop
    if (event.isComposing || event.keyCode === 229) return;
    if (menu.contains(target)) {
      if (moveInMenu(event)) event.preventDefault();
    } else if (key === 'Escape') {
      event.preventDefault();
      const no = target.closest('.ask')?.querySelector('.no');
      if (no) no.click();
      else if (editor.contains(target)) closeEditor();
      else close();
    } else if (target === input && key === 'Enter' && !shiftKey) {
      event.preventDefault();
      if (!sendButton.disabled) submit();
    } else if (key === 'Tab' && panel.contains(target) && matchMedia(FULL).matches) {
      // The page behind is covered.
      const stops = [...panel.querySelectorAll('button, a, textarea, .log')]
        .filter((node) => node.tabIndex >= 0 && !node.disabled && node.getClientRects().length);
      if (target !== stops.at(shiftKey ? 0 : -1)) return;
      event.preventDefault();
      stops.at(shiftKey ? -1 : 0).focus();
    }
  }

  function moveInMenu({ key, target }) {
    const { firstChild, lastChild } = menu;
    const to = { ArrowDown: target.nextSibling || firstChild, ArrowUp: target.previousSibling || lastChild,
      Home: firstChild, End: lastChild, Tab: menuButton, Escape: menuButton }[key];
    to?.focus();
    if (to === menuButton) showMenu(false);
    return to && key !== 'Tab';
  }

  // --- live settings

  let stream;
  let timer;

  function accept(settings) {
    const changed = JSON.stringify(settings) !== JSON.stringify(saved);
    saved = settings;
    paint();
    if (changed) emit('settings', { ...settings });
  }

  const refresh = async () => accept(await call('GET', SETTINGS));

  /** Only a visible page listens: browsers share six connections between all tabs. */
  function listen() {
    stream?.close();
    clearInterval(timer);
    if (document.hidden) return;
    let failures = 0;
    stream = new EventSource(`${HOST}${SETTINGS}/events`);
    timer = setTimeout(poll, 5000); // a proxy may hold everything back
    stream.addEventListener('settings', ({ data }) => {
      clearTimeout(timer);
      failures = 0;
      accept(JSON.parse(data));
    });
    stream.onerror = () => { if (stream.readyState === 2 || ++failures > 3) poll(); };
  }

  function poll() {
    let rounds = 0;
    stream.close();
    clearInterval(timer);
    timer = setInterval(() => {
      refresh().catch(() => {});
      if (++rounds === 10) listen();
    }, 30000);
  }

  // --- editor

  let frame;
  let dirty;

  function openEditor() {
    if (editor.open) return;
    open();
    dirty = false;
    frame = el('iframe', { title: words.settings, allow: 'clipboard-write',
      src: `${HOST}/widget/${company}/settings?origin=${encodeURIComponent(location.origin)}` });
    frame.onload = () => frame.contentWindow.postMessage({ type: 'partner-chat:ready' }, HOST);
    editor.append(frame);
    if (matchMedia(NARROW).matches) editor.showModal();
    else editor.show();
    paint();
  }

  async function closeEditor() {
    if (!dirty || await ask(editorQuestion, words.dirty, words.close)) editor.close();
  }

  editor.oncancel = (event) => {
    event.preventDefault();
    closeEditor();
  };

  editor.onclose = () => {
    frame.remove();
    preview = {};
    paint();
    if (location.hash === HASH) history.replaceState(history.state, '', location.pathname + location.search);
  };

  function onMessage({ origin, source, data }) {
    if (origin !== HOST || source !== frame?.contentWindow || !source) return;
    const type = String(data?.type).replace('partner-chat:', '');
    if (type === 'preview') preview = usable(data.settings);
    if (/end|saved/.test(type)) preview = {};
    if (type === 'saved') accept({ ...saved, ...data.settings });
    if (type === 'dirty') dirty = data.dirty;
    if (type === 'close') closeEditor();
    paint();
  }

  const onHash = () => { if (location.hash === HASH) openEditor(); };

  // --- the page's side

  let listeners = []; // [[event, function]]
  let queue = []; // calls from before the settings were there

  function on(event, listener) {
    const entry = [event, listener];
    listeners.push(entry);
    if (event === 'ready' && !queue) attempt(() => listener({ ...saved }));
    return () => { listeners = listeners.filter((other) => other !== entry); };
  }

  function emit(event, detail) {
    for (const [name, listener] of listeners) {
      try {
        if (name === event) listener(detail);
      } catch (error) {
        console.error(error);
      }
    }
  }

  const whenReady = (act) => (value) => {
    if (!queue) act(value);
    else if (queue.length < 50) queue.push(() => act(value));
  };

  const api = Object.freeze({
    on,
    open: whenReady(() => open(true)),
    close: whenReady(close),
    toggle: whenReady(toggle),
    send: whenReady((text) => { open(); send(text); }),
    prefill: whenReady((text) => { open(true); prefill(text); }),
    openSettings: whenReady(openEditor),
  });
  if ('PartnerChat' in window) console.warn('PartnerChat: the page has a PartnerChat of its own.');
  else window.PartnerChat = api;

  function connect() {
    shadow.append(root);
    for (const item of menu.children) Object.assign(item, { role: 'menuitem', tabIndex: -1 });
    launcher.setAttribute('aria-expanded', false);
    menuButton.setAttribute('aria-haspopup', 'menu');
    menuButton.setAttribute('aria-expanded', false);
    root.onkeydown = onKey;
    root.onkeyup = root.onkeypress = (event) => event.stopPropagation();
    panel.onclick = ({ target }) => { if (!menuButton.contains(target)) showMenu(false); };
    input.oninput = measure;
    addEventListener('message', onMessage);
    addEventListener('hashchange', onHash);
    const follow = () => {
      recall();
      pull().catch(() => {});
    };
    addEventListener('storage', ({ key }) => { if (key === STORE || key === null) follow(); });
    addEventListener('pagehide', () => {
      for (const { id } of state.outbox) if (mine.has(id)) update(id, { left: true });
    });
    addEventListener('pageshow', ({ persisted }) => { if (persisted) follow(); });
    addEventListener('online', () => {
      for (const { id, failed } of state.outbox) if (failed === 'offline') retry(id);
    });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) refresh().catch(() => {});
      listen();
    });
    // What the keyboard of a phone leaves.
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
    try {
      saved = await call('GET', SETTINGS);
    } catch (error) {
      // An unknown company is told by the browser's own line in the console.
      if (!(error.status < 500)) setTimeout(start, 30000);
      return;
    }
    if (!document.body) await new Promise((done) => { addEventListener('DOMContentLoaded', done); });
    recall();
    connect();
    paint();
    document.body.append(host);
    const calls = queue;
    queue = null;
    emit('ready', { ...saved });
    emit('settings', { ...saved });
    const closed = attempt(() => sessionStorage.getItem(STORE));
    if (current().auto_open && !closed && !matchMedia(FULL).matches) open();
    for (const { id, left, failed } of state.outbox) {
      // The server stops an answer nobody waits for, and gives the one it has already to the same id.
      if (left && !failed) retry(id);
    }
    if (state.outbox.length) load();
    for (const act of calls) act();
    onHash();
    listen();
  }

  start();
})();
