// Starts the page.

function startViews() {
  const app = byId('app');
  for (const button of document.querySelectorAll('[data-show]')) {
    button.addEventListener('click', () => {
      const wanted = button.dataset.show;
      app.dataset.view = app.dataset.view === wanted && wanted !== 'graph' ? 'graph' : wanted;
      markViews();
    });
  }
  byId('rail-toggle').addEventListener('click', () => toggle('no-rail', 'rail-toggle'));
  byId('table-toggle').addEventListener('click', () => toggle('no-table', 'table-toggle'));
  on('select', ({selected}) => { if (selected && app.dataset.view === 'rail') { app.dataset.view = 'graph'; markViews(); } });
  markViews();
}

function toggle(name, button) {
  const off = byId('app').classList.toggle(name);
  byId(button).setAttribute('aria-expanded', String(!off));
}

function markViews() {
  for (const button of document.querySelectorAll('[data-show]')) button.setAttribute('aria-pressed', String(button.dataset.show === byId('app').dataset.view));
}

function describe() {
  const update = () => {
    const of = (shown, all, ...names) => (shown < all ? `${shown.toLocaleString('en')} of ` : '') + plural(all, ...names);
    const shown = [
      of(state.shown.entities.size, entities.length, 'entity', 'entities'),
      of(state.shown.facts.size, facts.length, 'fact'),
    ];
    byId('counts').textContent = `${shown.join(' and ')} from ${plural(documents.length, 'document')}`;
  };
  on('filter', update);
  update();
}

// A graph without facts says why there is nothing to see.
function explainEmpty() {
  if (facts.length) return;
  const why = documents.length === 0 ? 'No document was read, so there is nothing to show. The build’s report.json lists what was skipped and why.'
    : `${plural(documents.length, 'document was', 'documents were')} read, but no claim between two named things was found. The build’s report.json lists every sentence that gave nothing, and why.`;
  byId('empty').hidden = false;
  fill(byId('empty'), h('h2', null, 'Nothing is claimed here'), h('p', null, why),
    entities.length ? h('p', null, `${plural(entities.length, 'entity was', 'entities were')} named; the table lists them.`) : null);
  filters.unlinked = true;
}

function start() {
  explainEmpty();
  applyFilters();
  startTheme();
  startCanvas();
  startRail();
  startPanel();
  startTables();
  startSearch();
  startSave();
  startViews();
  describe();
  startLinks();
  document.documentElement.dataset.ready = 'true';
}

start();
