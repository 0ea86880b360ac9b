/** How it looks. The variables are set from the settings. */

/** Phones, and 200 % zoom. */
export const FULL = '(max-width: 30em), (max-height: 30em)';
/** No room for the editor beside the chat. */
export const NARROW = '(max-width: 60em)';

// !important in :host beats !important in the page. The host has no size, so that it covers nothing.
export const CSS = `
:host { all: initial !important; position: fixed !important; top: 0 !important; left: 0 !important;
  z-index: 2147483647 !important }
* { box-sizing: border-box; margin: 0 }
[hidden], .ask:empty, .chips:empty { display: none !important }
.root { font: .9375em/1.5 system-ui, 'Segoe UI', Roboto, sans-serif; color: var(--ink); text-align: start;
  overflow-wrap: anywhere; --r2: min(var(--r), 20px); --shadow: 0 8px 32px #0005 }
button, textarea, input { font: inherit; color: inherit; background: none; border: 0; padding: 0; min-height: 44px;
  border-radius: var(--r2) }
button { min-width: 44px; cursor: pointer }
button:disabled { opacity: .5 }
:focus-visible { outline: 2px solid #000; box-shadow: 0 0 0 4px #fff }
a { color: var(--link) }
svg { display: block; width: 24px; margin: auto; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.plain, .chips button { padding: 0 1em; border: 1px solid var(--muted); background: var(--ground); color: var(--ink) }
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

.header, .composer, .sources, .card, .typing .text, .rate, .chips, .actions, .consent { display: flex; align-items: center; gap: 8px }
.header, .composer, .ask { flex: none; padding: 10px max(10px, calc(var(--r) / 3)) }
.composer, .sources, .chips, .rate { flex-wrap: wrap }
.composer, .ask { border-top: 1px solid var(--edge) }
img { display: block; height: 44px; max-width: 7em; object-fit: contain; border-radius: var(--r2) }
h2 { display: -webkit-box; flex: 1; overflow: hidden; font-size: 1.1em; line-height: 1.25; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
[dir=rtl] h2 { text-align: right }
.menu { position: absolute; z-index: 1; inset-inline-end: 12px; top: 60px; display: grid; padding: 4px;
  background: var(--ground); border: 1px solid var(--muted); border-radius: var(--r2); box-shadow: var(--shadow) }
.menu button { padding: 0 1em; text-align: start }

.log, .lead { flex: 1; position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 16px }
.log:focus-visible { outline-offset: -2px }
.message { width: fit-content; max-width: 88%; margin-bottom: 12px }
.user { margin-inline-start: auto }
.user .text { white-space: pre-wrap }
.text { padding: 9px 14px; border-radius: var(--r2) }
.bot .text { background: var(--tint); color: var(--tint-ink); border: 1px solid var(--edge);
  border-inline-start: 3px solid var(--accent) }
.text > * + *, .tail > * + * { margin-top: .5em }
ul, ol { padding-inline-start: 1.4em }
code { font: .9em ui-monospace, monospace }
pre { white-space: pre-wrap }
.note, .count { font-size: .85em; color: var(--muted); margin-top: 6px }
.sources > * { padding: 3px 0 }
.sources > .card { width: 100%; padding: 8px; color: var(--ink); text-decoration: none; border: 1px solid var(--edge);
  border-radius: var(--r2) }
.card:hover { border-color: var(--muted) }
.card img { width: 64px; height: 64px }
.card small { color: var(--muted) }
b, small { display: block }
ins { font-weight: 700; text-decoration: none }
.retry { margin-inline-start: 8px }
.rate { gap: 2px; margin: 0; margin-inline-start: -12px }
.menu-button svg { stroke-width: 3.5 }
.rate svg { width: 18px }
.rate .down svg { transform: scaleY(-1) }
.rate [aria-pressed=true] path { fill: currentColor }
.rate form { display: flex; gap: 8px; width: 100%; margin-inline-start: 12px }
.chips { margin-bottom: 12px }
i { width: 7px; height: 7px; margin: 8px 0; border-radius: 50%; background: var(--muted) }

.ask button { margin: 8px 8px 0 0 }
.composer { align-items: end; padding-bottom: max(10px, env(safe-area-inset-bottom)) }
textarea, input { flex: 1; min-width: 0; padding: 9px 12px; border: 1px solid var(--muted) }
textarea { max-height: 8em; resize: none }
::placeholder { color: var(--muted); opacity: 1 }
[dir=rtl] .send svg { transform: scaleX(-1) }
.count { width: 100% }
.over { color: var(--ink); font-weight: 700 }
.leading :is(.log, .composer, .ask) { display: none }
.lead :is(h3, label) { display: block; margin-bottom: 12px }
.lead label > :not([type]), .lead [type=email] { width: 100% }
.lead .consent { display: flex; align-items: start }
[type=checkbox] { flex: none; width: 24px; min-height: 24px; accent-color: var(--primary) }

.editor { inset: 0; width: min(46em, calc(100vw - 27em)); height: 100%; max-width: none; max-height: none;
  padding: 0; border: 0; background: var(--ground); color: var(--ink) }
.editor[open] { display: flex; flex-direction: column }
.editor .header { padding-inline-start: 16px }
.left .editor { left: auto }
.right .editor { right: auto }
iframe { flex: 1; border: 0; background: #fff }

@media ${NARROW} { .root .editor { width: 100% } }
@media ${FULL} {
  .root .panel { inset: var(--vt, 0) 0 auto; width: auto; max-width: none; height: var(--vh, 100dvh);
    max-height: none; border: 0; border-radius: 0 }
  .panel .header { padding-top: max(10px, env(safe-area-inset-top)) }
  .launcher[aria-expanded=true] { display: none }
  textarea, input { font-size: 16px } /* iPhones zoom into what is smaller */
}
@media (prefers-reduced-motion: no-preference) {
  i { animation: blink 1.2s infinite }
  i:nth-child(3) { animation-delay: .3s }
  @keyframes blink { 30% { opacity: .25 } }
}
@media (forced-colors: active) {
  button, .text { border: 1px solid }
  i { background: CanvasText }
}
@media print { :host { display: none !important } }`;
