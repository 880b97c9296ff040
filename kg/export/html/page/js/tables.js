// The same entities and facts as tables: what a canvas cannot offer to a keyboard, a screen reader or a search.

const ROWS = 100;

const COLUMNS = {
  entity: [
    {title: 'Name', width: '27%', key: (i) => folded(entities[i].label), cell: (i) => [typeIcon(entities[i].type), words(clipped(entities[i].label, 120))]},
    {title: 'Kind', width: '17%', key: (i) => typeName(entities[i].type), cell: (i) => typeName(entities[i].type)},
    {title: 'Other names', width: '31%', key: (i) => -entities[i].names.length, cell: (i) => words(clipped(entities[i].names.slice(1).map((n) => n.text).join(', '), 90))},
    {title: 'Documents', width: '14%', key: (i) => -entities[i].documents.length, cell: (i) => entities[i].documents.length, number: true},
    {title: 'Facts', width: '11%', key: (i) => -factsOf[i].length, cell: (i) => factsOf[i].length, number: true, first: true},
  ],
  fact: [
    {title: 'Subject', width: '21%', key: (i) => folded(endLabel(facts[i].s)), cell: (i) => words(facts[i].s === null ? 'unstated' : clipped(endLabel(facts[i].s), 90))},
    {title: 'Relation', width: '17%', key: (i) => relationName(facts[i].r), cell: (i) => relationName(facts[i].r)},
    {title: 'Object', width: '23%', key: (i) => folded(facts[i].o === null ? '' : endLabel(facts[i].o)), cell: (i) => words(facts[i].o === null ? 'unstated' : clipped(endLabel(facts[i].o), 90))},
    {title: 'When', width: '13%', key: (i) => startOf(facts[i]) || '~', cell: (i) => words(facts[i].time ? timeWords(facts[i].time) : '')},
    {title: 'Status', width: '16%', key: (i) => stanceOrder(facts[i].stance, ''), cell: (i) => [stanceIcon(facts[i].stance), stanceOf(facts[i].stance).name]},
    {title: 'Sources', width: '10%', key: (i) => -facts[i].sources, cell: (i) => facts[i].sources, number: true, first: true},
  ],
};

const tables = {kind: 'entity', page: 0, sort: {entity: [4, 1], fact: [5, 1]}, order: []};

function startTables() {
  for (const kind of ['entity', 'fact']) byId(`tab-${kind}`).addEventListener('click', () => showTable(kind));
  byId('tabs').addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    showTable(tables.kind === 'entity' ? 'fact' : 'entity');
    byId(`tab-${tables.kind}`).focus();
  });
  byId('page-back').addEventListener('click', () => turnPage(-1));
  byId('page-on').addEventListener('click', () => turnPage(1));
  on('filter', () => { tables.page = 0; drawTable(); });
  on('select', ({selected, origin}) => followSelection(selected, origin));
  drawTable();
}

function showTable(kind) {
  tables.kind = kind;
  tables.page = 0;
  drawTable();
  byId('table-scroll').scrollTop = 0;
}

function turnPage(step) {
  tables.page += step;
  drawTable();
  byId('table-scroll').scrollTop = 0;
}

function ordered(kind) {
  const [column, direction] = tables.sort[kind];
  const {key} = COLUMNS[kind][column];
  const shown = [...(kind === 'entity' ? state.shown.entities : state.shown.facts)];
  const keys = new Map(shown.map((index) => [index, key(index)]));
  return shown.sort((a, b) => {
    const [left, right] = [keys.get(a), keys.get(b)];
    return (left < right ? -1 : left > right ? 1 : 0) * direction || a - b;
  });
}

function drawTable() {
  const {kind} = tables;
  tables.order = ordered(kind);
  const pages = Math.max(1, Math.ceil(tables.order.length / ROWS));
  tables.page = Math.min(Math.max(0, tables.page), pages - 1);
  for (const one of ['entity', 'fact']) {
    const shown = one === 'entity' ? state.shown.entities.size : state.shown.facts.size;
    byId(`tab-${one}`).setAttribute('aria-selected', String(one === kind));
    byId(`tab-${one}`).tabIndex = one === kind ? 0 : -1;
    fill(byId(`tab-${one}`), one === 'entity' ? 'Entities' : 'Facts', h('span', {class: 'count'}, shown.toLocaleString('en')));
  }
  byId('table-panel').setAttribute('aria-labelledby', `tab-${kind}`);
  const slice = tables.order.slice(tables.page * ROWS, (tables.page + 1) * ROWS);
  fill(byId('table'),
    h('caption', {class: 'unseen'}, kind === 'entity' ? 'Entities that pass the filters' : 'Facts that pass the filters'),
    h('thead', null, h('tr', null, COLUMNS[kind].map(heading))),
    h('tbody', null, slice.map((index) => rowOf(kind, index))));
  byId('pages').hidden = pages < 2;
  byId('page-at').textContent = `${(tables.page * ROWS + 1).toLocaleString('en')}–${Math.min(tables.order.length, (tables.page + 1) * ROWS).toLocaleString('en')} of ${tables.order.length.toLocaleString('en')}`;
  byId('page-back').disabled = tables.page === 0;
  byId('page-on').disabled = tables.page === pages - 1;
  byId('table-none').hidden = tables.order.length > 0;
}

function heading(column, place) {
  const [sorted, direction] = tables.sort[tables.kind];
  const kind = tables.kind;
  return h('th', {scope: 'col', width: column.width, class: column.number ? 'number' : null, 'aria-sort': place === sorted ? ((direction > 0) !== Boolean(column.number) ? 'ascending' : 'descending') : null},
    h('button', {type: 'button', click: () => {
      tables.sort[kind] = [place, place === sorted ? -direction : 1];
      drawTable();
      byId('table').querySelectorAll('th button')[place].focus();
    }}, column.title));
}

function rowOf(kind, index) {
  const chosen = state.selected?.kind === kind && state.selected.index === index;
  return h('tr', {'data-index': index, 'aria-current': chosen ? 'true' : null, click: () => select(kind, index, 'table')},
    COLUMNS[kind].map((column, place) => {
      const content = column.cell(index);
      return place === 0
        ? h('th', {scope: 'row'}, h('button', {type: 'button', class: 'row', click: (event) => {
          event.stopPropagation();
          rememberFocus(event.currentTarget);
          select(kind, index, 'table');
          if (event.detail === 0) byId('panel-title').focus();
        }}, content))
        : h('td', {class: column.number ? 'number' : null}, content);
    }));
}

// A choice made elsewhere turns the table to its row.
function followSelection(selected, origin) {
  if (selected && origin !== 'table' && (selected.kind !== tables.kind || !rowShown(selected.index))) {
    tables.kind = selected.kind;
    const place = ordered(selected.kind).indexOf(selected.index);
    if (place >= 0) tables.page = Math.floor(place / ROWS);
    drawTable();
  }
  for (const row of byId('table').querySelectorAll('tbody tr')) {
    const chosen = selected && selected.kind === tables.kind && Number(row.dataset.index) === selected.index;
    if (chosen) row.setAttribute('aria-current', 'true'); else row.removeAttribute('aria-current');
    if (chosen && origin !== 'table') showRow(row);
  }
}

const rowShown = (index) => Boolean(byId('table').querySelector(`tbody tr[data-index="${index}"]`));

// scrollIntoView would also scroll the page.
function showRow(row) {
  const box = byId('table-scroll');
  box.scrollTop = row.offsetTop - box.clientHeight / 2;
}
