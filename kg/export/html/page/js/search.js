// Search over every name of every entity, as an ARIA combobox with a list box.

const MOST_HITS = 12;

const searchable = entities.flatMap((entity, index) => [
  ...entity.names.map((name) => ({index, name: name.text, key: folded(name.text.slice(0, 400)), described: false})),
  ...entity.described.map(([text]) => ({index, name: text, key: folded(text.slice(0, 400)), described: true})),
]).map((entry) => ({...entry, squeezed: entry.key.replaceAll(' ', '')}));

// Best first: the whole name, its beginning, a word's beginning, anywhere; then descriptions; then by importance.
function found(query) {
  const key = folded(query);
  const squeezed = key.replaceAll(' ', '');
  if (!key) return [];
  const best = new Map();
  for (const entry of searchable) {
    const grade = entry.key === key || entry.squeezed === squeezed ? 0
      : entry.key.startsWith(key) ? 1
        : ` ${entry.key}`.includes(` ${key}`) ? 2
          : entry.squeezed.includes(squeezed) ? 3 : key.split(' ').every((word) => entry.key.includes(word)) ? 4 : null;
    if (grade === null) continue;
    const rank = grade + (entry.described ? 5 : 0);
    const before = best.get(entry.index);
    if (!before || rank < before.rank) best.set(entry.index, {...entry, rank});
  }
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || entities[b.index].weight - entities[a.index].weight || a.index - b.index)
    .slice(0, MOST_HITS);
}

function startSearch() {
  const input = byId('search');
  const list = byId('hits');
  let hits = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (hit) => {
    close();
    input.value = '';
    if (!state.shown.entities.has(hit.index)) showEntity(hit.index);
    select('entity', hit.index, 'search');
  };
  const mark = (place) => {
    active = place;
    [...list.children].forEach((row, index) => row.setAttribute('aria-selected', String(index === place)));
    if (place < 0 || !hits.length) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', `hit-${place}`);
    return list.children[place].scrollIntoView({block: 'nearest'});
  };
  const show = () => {
    hits = found(input.value);
    if (!folded(input.value)) return close();
    fill(list, hits.length ? hits.map(row) : h('li', {class: 'none', role: 'option', 'aria-disabled': 'true'}, 'No name matches.'));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    return mark(hits.length ? 0 : -1);
  };
  const row = (hit, place) => {
    const entity = entities[hit.index];
    return h('li', {id: `hit-${place}`, role: 'option', 'aria-selected': 'false', mousedown: (event) => { event.preventDefault(); choose(hit); }},
      typeIcon(entity.type),
      h('span', {class: 'hit-name'}, words(clipped(hit.name, 90)),
        hit.name === entity.label ? null : h('small', null, '→ ', words(clipped(entity.label, 90)))),
      h('small', {class: 'hit-kind'}, typeName(entity.type)));
  };

  input.addEventListener('input', show);
  input.addEventListener('focus', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { input.value = ''; close(); }
    else if (list.hidden) return;
    else if (event.key === 'ArrowDown') mark((active + 1) % Math.max(1, hits.length));
    else if (event.key === 'ArrowUp') mark((active - 1 + hits.length) % Math.max(1, hits.length));
    else if (event.key === 'Enter' && hits[active]) choose(hits[active]);
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });
}

// A found entity must be seen, whatever is filtered: filters that hide it are undone.
function showEntity(index) {
  if (factsOf[index].length === 0) filters.unlinked = true;
  else if (isFiltered()) { clearFilters(); announce('Filters were cleared to show the entity.'); }
  emit('filters-reset');
  applyFilters();
}
