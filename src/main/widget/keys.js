/** Everything works without a mouse. */
import { closeEditor } from './editor.js';
import { closeLead, leadOpen } from './lead.js';
import { close, showMenu, submit } from './panel.js';
import { editor, input, menu, menuButton, panel, sendButton } from './shell.js';
import { FULL } from './style.js';

export function onKey(event) {
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
    else if (leadOpen()) closeLead();
    else close();
  } else if (target === input && key === 'Enter' && !shiftKey) {
    event.preventDefault();
    if (!sendButton.disabled) submit();
  } else if (key === 'Tab' && panel.contains(target) && matchMedia(FULL).matches) {
    // The page behind is covered.
    const stops = [...panel.querySelectorAll('button, a, textarea, input, .log')]
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
