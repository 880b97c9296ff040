// Pieces that the panels share: links to entities and facts, chips, quotes.

function entityButton(index, attributes) {
  return h('button', {type: 'button', class: 'to-entity', ...attributes, click: (event) => follow('entity', index, event)},
    typeIcon(entities[index].type), words(clipped(entities[index].label, 160)));
}

function follow(kind, index, event) {
  if (kind === 'entity' && !state.shown.entities.has(index)) showEntity(index);
  select(kind, index, 'panel');
  if (event.detail === 0) byId('panel-title')?.focus(); // a click made by the keyboard
}

const endShown = (end) => (isEntity(end) ? entityButton(end) : end === null ? h('i', null, 'unstated') : words(clipped(end, 300), {class: 'literal'}));

const stanceChip = (stance) => h('span', {class: `chip stance${stanceOf(stance).colour}`}, stanceIcon(stance), stanceOf(stance).name);

// A fact in one line, as seen from one of its entities.
function factLine(index, from) {
  const fact = facts[index];
  const outgoing = fact.s === from;
  const other = outgoing ? fact.o : fact.s;
  const label = other === null ? 'unstated' : clipped(endLabel(other), 120);
  return h('li', null, h('button', {type: 'button', class: 'to-fact', 'data-fact': index, click: (event) => follow('fact', index, event)},
    stanceIcon(fact.stance),
    h('span', {class: 'fact-words'},
      outgoing ? null : [words(label), ' '],
      h('em', null, relationName(fact.r)),
      outgoing ? [' ', words(label)] : [' ', words(clipped(endLabel(from), 60))],
      h('small', null, factDetails(fact)))));
}

const factDetails = (fact) => [
  fact.stance === 'affirmed' ? null : stanceOf(fact.stance).name.toLowerCase(),
  fact.time ? timeWords(fact.time) : null,
  plural(fact.sources, 'source'),
].filter(Boolean).join(' · ');

// ISO 8601 intervals as people write them.
function timeWords(time) {
  const [from, to] = time.label.split('/');
  const said = to === undefined ? from : to === '..' ? `since ${from}` : from === '..' ? `until ${to}` : `${from} – ${to}`;
  return clipped(said, 40);
}

// "the Courier (accord) › Tomas Lindqvar and Ana Ruiz (insist)": outermost speaker first.
function speakerChain(said) {
  if (!said.speakers.length) return h('p', {class: 'speakers'}, 'The report itself');
  return h('p', {class: 'speakers'}, said.speakers.map((speaker, place) => [
    place && speaker.joint ? (said.speakers[place + 1]?.joint ? ', ' : ' and ') : null,
    place && !speaker.joint ? h('span', {class: 'then', 'aria-label': 'who quotes'}, ' › ') : null,
    speaker.entity === null ? words(clipped(speaker.label, 120)) : entityButton(speaker.entity),
    speaker.verb && !said.speakers[place + 1]?.joint ? h('small', null, ` (${clipped(speaker.verb, 40)})`) : null,
  ]));
}

const MARKS = {s: 'subject', o: 'object', p: 'phrase'};

function quote(index) {
  const said = statement(index);
  const source = said.document === null ? null : documents[said.document];
  const flags = [said.polarity === 'negated' ? 'negated' : null, said.modality === 'asserted' ? null : said.modality].filter(Boolean);
  return h('figure', {class: 'quote', id: `s-${index}`},
    speakerChain(said),
    h('blockquote', {dir: 'auto'}, said.quote.map(([role, text]) => (role ? h('mark', {class: MARKS[role], title: MARKS[role]}, text) : text))),
    h('figcaption', null,
      source ? h('cite', null, words(clipped(source.title, 160))) : null,
      source ? h('span', {class: 'byline'}, words(clipped(byline(source), 100))) : null,
      h('span', {class: 'sure', title: 'The chance that the sentence was read as it is meant'}, `read with ${Math.round(said.confidence * 100)}% certainty`),
      flags.map((flag) => h('span', {class: 'flag'}, flag)),
      said.qualifiers.length ? h('dl', {class: 'qualifiers'}, qualifierRows(said.qualifiers)) : null));
}

const qualifierRows = (qualifiers) => qualifiers.map(([role, values]) => [
  h('dt', null, clipped(role.replaceAll('_', ' '), 60)),
  values.map(([value, entity]) => h('dd', null, entity === null ? words(clipped(value, 300)) : entityButton(entity))),
]);
