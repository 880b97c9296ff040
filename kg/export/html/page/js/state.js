// What the reader has chosen. Parts of the page change it here and hear of changes here; none calls another.

const state = {
  selected: null, // {kind: 'entity' | 'fact', index}
  shown: {entities: new Set(), facts: new Set()}, // what passes the filters
};

const listeners = new Map();

function on(event, listener) {
  if (!listeners.has(event)) listeners.set(event, []);
  listeners.get(event).push(listener);
}

function emit(event, detail) {
  for (const listener of listeners.get(event) || []) listener(detail);
}

const same = (a, b) => a === b || (a && b && a.kind === b.kind && a.index === b.index);

// `origin` is the part of the page that the choice was made in: 'canvas', 'table', 'search', 'panel' or 'link'.
function select(kind, index, origin) {
  const chosen = kind === null ? null : {kind, index};
  const changed = !same(state.selected, chosen);
  state.selected = chosen;
  emit('select', {selected: chosen, origin, changed});
}
