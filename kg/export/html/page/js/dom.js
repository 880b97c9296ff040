// Building blocks of the page. Text from reports only ever becomes a text node: nothing here parses markup.

const SVG = 'http://www.w3.org/2000/svg';

// h('p', {class: 'lead'}, 'words', child, …): an element; a function as attribute value is an event listener.
function h(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

const byId = (id) => document.getElementById(id);

function fill(element, ...children) {
  element.replaceChildren();
  return build(element, null, children);
}

// A name or quote: isolated, so that right-to-left text and stray direction marks cannot reorder their surroundings.
const words = (text, attributes) => h('bdi', attributes, text);

const plural = (count, one, many) => `${count.toLocaleString('en')} ${count === 1 ? one : many || one + 's'}`;

const clipped = (text, length) => (text.length > length ? text.slice(0, length - 1).trimEnd() + '…' : text);

// Without case, accents or punctuation: "Osei-Krom" is found as "oseikrom" and as "osei krom".
function folded(text) {
  return text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

// Direction marks have no glyph and would turn a label on the canvas around.
const drawable = (text, length) => clipped(text.slice(0, 400).replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim(), length);

// Says something to screen readers without moving the focus.
function announce(text) {
  byId('live').textContent = clipped(text, 300);
}
