// The panel of an entity: its names with the reason for each, its roles over time, its facts.

const ROLES = new Set(['holds_position', 'heads', 'spokesperson_for', 'member_of', 'affiliated_with']);
const FACTS_AT_ONCE = 40;

function entityPanel(index) {
  const entity = entities[index];
  return [
    h('p', {class: 'kicker'}, typeIcon(entity.type), typeName(entity.type)),
    h('h2', {id: 'panel-title', tabindex: -1}, words(entity.label)),
    h('p', {class: 'dek'}, [plural(factsOf[index].length, 'fact'), plural(entity.mentions, 'mention'), `in ${plural(entity.documents.length, 'document')}`].join(' · ')),
    moreAround(index),
    rolesOverTime(index),
    factList(index),
    nameList(entity),
    apartList(entity),
    documentList(entity),
    identifiers(entity),
  ];
}

function moreAround(index) {
  const hidden = undrawnAround(index).length;
  return hidden ? h('p', null, h('button', {type: 'button', class: 'action', click: () => expand(index)},
    `Draw ${plural(Math.min(hidden, AT_A_TIME), 'more neighbour')}`)) : null;
}

function section(title, ...children) {
  return h('section', null, h('h3', null, title), children);
}

function nameList(entity) {
  const rows = entity.names.map((name, place) => h('li', null,
    h('details', null,
      h('summary', null, words(clipped(name.text, 300)), h('span', {class: 'count'}, name.count ? `${name.count}×` : '')),
      h('div', {class: 'why'}, whyName(name, place, entity)))));
  const described = entity.described.length ? h('p', {class: 'described'}, 'Also called ',
    entity.described.slice(0, 12).map(([text, count], place) => [place ? ', ' : null, h('q', {dir: 'auto'}, clipped(text, 120)), count > 1 ? ` ${count}×` : null]), '.') : null;
  return section('Names, and why they are one', h('ul', {class: 'names'}, rows), described);
}

function whyName(name, place, entity) {
  if (name.why.length || name.other !== null) {
    return [
      h('p', null, ...(name.other === name.text ? ['The same words in several documents, taken for one'] : ['Joined with ', words(clipped(name.other, 160), {class: 'name'})]), name.by && name.by !== 'score' ? ` by ${clipped(name.by, 60)}` : null,
        name.score === null ? null : h('span', {class: 'score', title: 'sum of the evidence, in log-odds'}, ` ${signed(name.score)}`)),
      h('ul', null, name.why.map((reason) => h('li', null, words(clipped(reason, 400))))),
    ];
  }
  if (place === 0) return h('p', null, 'The name that the page uses: the fullest form that the reports give.');
  return h('p', null, 'No separate judgement: written like ', words(clipped(entity.label, 160), {class: 'name'}), ', or linked inside one document.');
}

const signed = (score) => (score > 0 ? '+' : '') + score.toLocaleString('en');

function apartList(entity) {
  if (!entity.apart.length) return null;
  return section('Considered and kept apart', h('ul', {class: 'names'}, entity.apart.slice(0, 20).map((one) => h('li', null,
    h('details', null,
      h('summary', null, words(clipped(one.left, 120)), ' / ', words(clipped(one.right, 120)),
        h('span', {class: 'count'}, one.verdict === 'unsure' ? 'unsure' : 'different')),
      h('div', {class: 'why'}, h('ul', null, one.why.map((reason) => h('li', null, words(clipped(reason, 400)))))))))));
}

// What an entity is or leads, and what it was appointed to, of which it is the object.
const isRole = (fact, index) => (fact.s === index && ROLES.has(fact.r)) || (fact.o === index && fact.r === 'appointed');

function roleWords(fact) {
  const position = fact.qualifiers.find(([role]) => role === 'position');
  if (fact.r === 'appointed') return [h('em', null, 'appointed'), ' ', words(position ? clipped(position[1][0][0], 120) : ''), ' by ', words(clipped(endLabel(fact.s), 120))];
  return [fact.r === 'holds_position' ? null : [h('em', null, relationName(fact.r)), ' '], words(fact.o === null ? 'unstated' : clipped(endLabel(fact.o), 160))];
}

// Bars on one scale of years; a role without dates is listed without a bar.
function rolesOverTime(index) {
  const held = factsOf[index].filter((fact) => isRole(facts[fact], index))
    .sort((a, b) => (startOf(facts[a]) || '9999').localeCompare(startOf(facts[b]) || '9999') || a - b);
  if (!held.length) return null;
  const starts = held.map((fact) => startOf(facts[fact])).filter(Boolean);
  const years = starts.length ? [Number(starts[0].slice(0, 4)), Math.max(...held.map((fact) => lastYear(facts[fact])), Number(starts[0].slice(0, 4)) + 1)] : null;
  return section('Roles over time',
    h('ul', {class: 'roles'}, held.map((fact) => h('li', null,
      h('button', {type: 'button', class: 'to-fact', 'data-fact': fact, click: (event) => follow('fact', fact, event)},
        stanceIcon(facts[fact].stance),
        h('span', {class: 'fact-words'}, roleWords(facts[fact]), h('small', null, factDetails(facts[fact])))),
      years && startOf(facts[fact]) ? roleBar(facts[fact], years) : null))),
    years ? h('p', {class: 'axis', 'aria-hidden': 'true'}, h('span', null, years[0]), h('span', null, years[1])) : null);
}

const latestYear = Math.max(1, ...documents.map((d) => Number((d.published || '0').slice(0, 4))),
  ...facts.map((fact) => Number((fact.time && (fact.time.end || fact.time.start) || '0').slice(0, 4))));
const lastYear = (fact) => (!startOf(fact) ? 0 : fact.time.end ? Number(fact.time.end.slice(0, 4)) : latestYear);

function roleBar(fact, [first, last]) {
  const position = (day) => ((Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 - first) / (last + 1 - first)) * 100;
  const from = position(startOf(fact));
  const to = fact.time.end ? position(fact.time.end) : 100;
  return svg('svg', {viewBox: '0 0 100 5', preserveAspectRatio: 'none', class: 'bar', 'aria-hidden': 'true'},
    svg('rect', {x: 0, y: 2, width: 100, height: 1, class: 'track'}),
    svg('rect', {x: from, y: 0, width: Math.max(1.5, to - from), height: 5}));
}

function factList(index) {
  const about = factsOf[index].filter((fact) => state.shown.facts.has(fact));
  const hidden = factsOf[index].length - about.length;
  const order = [...STANCES.keys()];
  const weight = (fact) => (facts[fact].stance === 'contested' ? -1 : order.indexOf(facts[fact].stance));
  about.sort((a, b) => weight(a) - weight(b) || facts[b].sources - facts[a].sources || a - b);
  const list = h('ul', {class: 'facts'}, about.slice(0, FACTS_AT_ONCE).map((fact) => factLine(fact, index)));
  const rest = about.length - FACTS_AT_ONCE;
  const more = rest > 0 ? h('button', {type: 'button', class: 'action', click: () => {
    list.append(...about.slice(FACTS_AT_ONCE).map((fact) => factLine(fact, index)));
    more.remove();
  }}, `Show ${plural(rest, 'more fact')}`) : null;
  return section('Facts', about.length ? list : h('p', null, 'No fact passes the filters.'), more,
    hidden && about.length ? h('p', {class: 'note'}, `${plural(hidden, 'fact')} hidden by filters.`) : null);
}

const documentList = (entity) => (entity.documents.length ? section('Named in', h('ul', {class: 'documents'}, entity.documents.slice(0, 30).map((index) =>
  h('li', null, words(clipped(documents[index].title, 160)), h('small', null, words(clipped(byline(documents[index]), 100))))))) : null);

function identifiers(entity) {
  const wikidata = /^Q[1-9]\d*$/.test(entity.wikidata || '') ? h('a', {href: `https://www.wikidata.org/wiki/${entity.wikidata}`, target: '_blank', rel: 'noopener noreferrer'}, entity.wikidata) : null;
  return h('p', {class: 'note ids'}, h('code', null, clipped(entity.id, 120)), wikidata ? [' · Wikidata ', wikidata] : null);
}
