/** The model's light Markdown as DOM nodes. */
import { box, el, link, safeUrl } from './dom.js';

// Repetitions are bounded or end at the next mark: no text makes this slow.
const INLINE = new RegExp([
  '`([^`\\n]+)`',
  '\\[([^[\\]]{1,300})\\]\\(([^\\s()]{1,2000})\\)',
  '(https?://[^\\s<>"`]*[^\\s<>"`.,;:!?)\\]}\'*_])',
  '([\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[a-z\\d-]{1,63}){1,4})',
  '\\*\\*?|__?|\\n',
].join('|'), 'gi');

/** @param growing the text is not all there, so that a mark still open is taken to be closed at its end */
function inline(text, parent, growing) {
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
  if (!growing) for (const { mark, node } of open.reverse()) node.replaceWith(mark, ...node.childNodes);
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

export function markdown(text, root, growing) {
  const lists = []; // [{indent, list}], innermost last
  let block; // the paragraph or list item that `lines` belong to
  let lines = [];
  let code;
  const begin = (next, last) => {
    if (block) inline(lines.join('\n'), block, last);
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
  begin(null, growing);
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

/**
 * Shows a text that grows. Paragraphs that are complete stay as they are, only the last one is made anew; and the longer
 * that takes, the more rarely it is done, so that the work grows with the text and not with its square.
 */
export function writer(root, drawn) {
  const tail = box('tail');
  let text = '';
  let from = 0; // where the last paragraph begins
  let timer;
  let dirty;
  const draw = () => {
    const begun = performance.now();
    const end = text.lastIndexOf('\n\n');
    const whole = end > from && text.slice(from, end);
    if (whole && (whole.match(/^\s*```/gm) || []).length % 2 === 0) {
      markdown(whole, root);
      root.append(tail);
      from = end + 2;
    }
    tail.replaceChildren();
    // a mark or a link that has only begun would flicker
    markdown(text.slice(from).replace(/(\[[^\][]{0,300}(\](\([^\s()]{0,2000})?)?|[*_`#-]{1,3})$/, ''), tail, true);
    drawn();
    dirty = false;
    timer = setTimeout(() => {
      timer = null;
      if (dirty) draw();
    }, Math.max(16, 5 * (performance.now() - begun)));
  };
  root.append(tail);
  return (more) => {
    text += more;
    dirty = true;
    if (!timer) draw();
  };
}
