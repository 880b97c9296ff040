// The legend, which is also the filters: every colour, line and name can be switched off where it is explained.

const MOST_ROWS = 12; // of a group before it scrolls by itself

function startRail() {
  const rail = byId('rail-body');
  const draw = () => fill(rail,
    group('type', 'Kinds of entity', tally(entities.map((e) => e.type)), (type) => [typeIcon(type), h('span', null, clipped(typeName(type), 60))], typeOrder),
    group('stance', 'What the reports say', tally(facts.map((f) => f.stance)), (stance) => [stanceIcon(stance),
      h('span', null, stanceOf(stance).name, h('small', null, stanceOf(stance).says))], stanceOrder),
    h('p', {class: 'key'}, 'Larger: more facts about the entity, and more independent sources for them. Thicker: more independent sources for the fact.'),
    dates(),
    certainty(),
    group('relation', 'Relations', tally(facts.map((f) => f.r)), (relation) => words(clipped(relationName(relation), 60))),
    sources(),
    group('document', 'Documents', new Map(documents.map((_, index) => [index, facts.filter((f) => f.documents.includes(index)).length])),
      (index) => h('span', {class: 'doc'}, words(clipped(documents[index].title, 120)), h('small', null, words(clipped(byline(documents[index]), 80)))), (a, b) => a - b),
    unlinked());
  draw();
  on('filters-reset', draw);
  on('filter', () => { byId('filter-clear').hidden = !isFiltered(); });
  byId('filter-clear').addEventListener('click', () => {
    clearFilters();
    announce('All filters cleared');
  });
}

const typeOrder = (a, b) => [...TYPES.keys()].indexOf(a) - [...TYPES.keys()].indexOf(b);
const stanceOrder = (a, b) => [...STANCES.keys()].indexOf(a) - [...STANCES.keys()].indexOf(b);
const byline = (document) => [document.source, document.published].filter(Boolean).join(', ') || document.id;

// A fieldset of check boxes with counts; `all`, `none` and, on each row, `only`.
function group(name, title, counts, label, order) {
  if (!counts.size) return null;
  const off = filters[name];
  const values = [...counts.keys()].sort(order || ((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)));
  const boxes = new Map();
  const set = (allowed) => {
    off.clear();
    for (const value of values) if (!allowed(value)) off.add(value);
    for (const [value, box] of boxes) box.checked = !off.has(value);
    changed();
  };
  const row = (value) => {
    const box = h('input', {type: 'checkbox', 'data-filter': name, 'data-value': clipped(String(value), 80), change: () => {
      if (box.checked) off.delete(value); else off.add(value);
      changed();
    }});
    box.checked = !off.has(value);
    boxes.set(value, box);
    return h('li', null, h('label', null, box, label(value), h('span', {class: 'count'}, counts.get(value).toLocaleString('en'))),
      h('button', {type: 'button', class: 'only', 'aria-label': `Only ${clipped(String(value), 60)}`, click: () => set((one) => one === value)}, 'only'));
  };
  return h('fieldset', {class: `filter filter-${name}`},
    h('legend', null, title),
    values.length > 1 ? h('span', {class: 'all-none'},
      h('button', {type: 'button', click: () => set(() => true), 'aria-label': `${title}: all`}, 'all'),
      h('button', {type: 'button', click: () => set(() => false), 'aria-label': `${title}: none`}, 'none')) : null,
    h('ul', {class: values.length > MOST_ROWS ? 'scroll' : null, tabindex: values.length > MOST_ROWS ? 0 : null, 'aria-label': values.length > MOST_ROWS ? title : null}, values.map(row)));
}

function changed() {
  applyFilters();
  announce(`${plural(state.shown.entities.size, 'entity', 'entities')} and ${plural(state.shown.facts.size, 'fact')} shown`);
}

function sources() {
  const counts = tally(documents.map(sourceOf));
  return counts.size > 1 && counts.size < documents.length ? group('source', 'Sources', counts, (source) => words(clipped(source, 80))) : null;
}

function dates() {
  const undated = facts.filter((fact) => !startOf(fact)).length;
  if (!facts.length || undated === facts.length) return null;
  const field = (name, label) => {
    const input = h('input', {type: 'date', 'data-filter': name, change: () => { filters[name] = input.value; changed(); }});
    input.value = filters[name];
    return h('label', null, label, input);
  };
  const keep = h('input', {type: 'checkbox', 'data-filter': 'undated', change: () => { filters.undated = keep.checked; changed(); }});
  keep.checked = filters.undated;
  return h('fieldset', {class: 'filter filter-date'},
    h('legend', null, 'When'),
    histogram(),
    h('div', {class: 'dates'}, field('from', 'From'), field('to', 'To')),
    undated ? h('label', {class: 'undated'}, keep, h('span', null, 'Facts without a date'), h('span', {class: 'count'}, undated.toLocaleString('en'))) : null);
}

// How surely a fact was read, in steps of five percent; at its lowest place the slider keeps everything.
function certainty() {
  const step = (sure) => Math.floor(sure * 20 + 1e-9);
  const steps = facts.map((fact) => step(fact.sure)).sort((a, b) => a - b);
  const [lowest, highest] = [steps[0], steps[steps.length - 1]];
  if (lowest === highest) return null;
  const says = h('output', {class: 'count'});
  const slider = h('input', {type: 'range', min: lowest, max: highest, step: 1, 'data-filter': 'sure', 'aria-label': 'Least certainty of the reading'});
  const tell = () => {
    says.textContent = Number(slider.value) === lowest ? 'all' : `${slider.value * 5}% and more`;
    slider.setAttribute('aria-valuetext', says.textContent);
  };
  slider.value = filters.sure ? step(filters.sure) : lowest;
  slider.addEventListener('input', tell);
  slider.addEventListener('change', () => {
    filters.sure = Number(slider.value) === lowest ? 0 : slider.value / 20;
    changed();
  });
  tell();
  return h('fieldset', {class: 'filter filter-sure'}, h('legend', null, 'How surely read'), h('div', {class: 'slide'}, slider, says),
    h('p', {class: 'key'}, 'The chance that a sentence was read as it is meant; not that what it says is true.'));
}

function unlinked() {
  const count = entities.filter((_, index) => factsOf[index].length === 0).length;
  const verbal = facts.filter((fact) => !isEdge(fact)).length;
  const box = h('input', {type: 'checkbox', 'data-filter': 'unlinked', change: () => { filters.unlinked = box.checked; changed(); }});
  box.checked = filters.unlinked;
  return [
    count ? h('fieldset', {class: 'filter'}, h('legend', null, 'Also show'),
      h('label', {class: 'undated'}, box, h('span', null, 'Entities without a fact'), h('span', {class: 'count'}, count.toLocaleString('en')))) : null,
    verbal ? h('p', {class: 'key aside'}, `${plural(verbal, 'fact has', 'facts have')} words instead of a name at one end, or nothing: not drawn as a line, but told in the table and beside each name.`) : null,
  ];
}
