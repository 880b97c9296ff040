// The panel beside the canvas: an introduction, an entity or a fact.

const STORIES = 7;

function startPanel() {
  on('select', ({selected, origin}) => {
    if (!selected && origin === 'canvas' && byId('app').dataset.view !== 'graph') return;
    showPanel(selected);
  });
  on('filter', () => { if (state.selected?.kind === 'entity') showPanel(state.selected, true); });
  byId('panel-close').addEventListener('click', () => { select(null, null, 'panel'); returnFocus(); });
  byId('panel').addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state.selected) { select(null, null, 'panel'); returnFocus(); }
  });
  showPanel(null);
}

let cameFrom = null;
function rememberFocus(element) { cameFrom = element; }
function returnFocus() { if (cameFrom?.isConnected) cameFrom.focus(); else byId('search').focus(); }

function showPanel(selected, keepPlace) {
  const body = byId('panel-body');
  fill(body, !selected ? introduction() : selected.kind === 'entity' ? entityPanel(selected.index) : factPanel(selected.index));
  if (!keepPlace) body.scrollTop = 0;
  const contested = selected?.kind === 'fact' && facts[selected.index].for.length && facts[selected.index].against.length;
  byId('app').classList.toggle('wide', Boolean(contested));
  byId('app').classList.toggle('open', Boolean(selected));
  byId('panel-close').hidden = !selected;
  if (selected && !keepPlace) announce(`Selected: ${selected.kind === 'entity' ? entities[selected.index].label : sentenceOf(facts[selected.index])}`);
}

function introduction() {
  const contested = facts.map((_, index) => index).filter((index) => facts[index].stance === 'contested')
    .sort((a, b) => facts[b].sources - facts[a].sources || a - b).slice(0, STORIES);
  const supported = facts.map((_, index) => index).filter((index) => facts[index].stance === 'affirmed' && facts[index].sources > 1)
    .sort((a, b) => facts[b].sources - facts[a].sources || a - b).slice(0, STORIES);
  const central = entities.map((_, index) => index).filter((index) => factsOf[index].length)
    .sort((a, b) => entities[b].weight - entities[a].weight || a - b).slice(0, STORIES + 3);
  return [
    h('p', {class: 'kicker'}, 'How to read this'),
    h('h2', {id: 'panel-title', tabindex: -1}, 'Every line is a claim that someone made'),
    h('p', {class: 'lead'}, 'Choose a line to see the sentences for and against it, who said them and where. Choose a name to see all that is said of it, and why its different spellings are taken for one.'),
    contested.length ? section('Where reports disagree', h('ul', {class: 'facts'}, contested.map(storyLine))) : null,
    supported.length ? section('Best supported', h('ul', {class: 'facts'}, supported.map(storyLine))) : null,
    central.length ? section('Most spoken of', h('p', {class: 'cloud'}, central.map((index) => [entityButton(index), ' ']))) : null,
  ];
}

function storyLine(index) {
  const fact = facts[index];
  return h('li', null, h('button', {type: 'button', class: 'to-fact', 'data-fact': index, click: (event) => follow('fact', index, event)},
    stanceIcon(fact.stance),
    h('span', {class: 'fact-words'}, words(clipped(endLabel(fact.s), 80)), ' ', h('em', null, relationName(fact.r)), ' ',
      words(fact.o === null ? '' : clipped(endLabel(fact.o), 80)), h('small', null, factDetails(fact)))));
}
