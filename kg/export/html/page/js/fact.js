// The panel of a fact: what is claimed, and the words for and against it side by side.

const QUOTES_AT_ONCE = 12;

function factPanel(index) {
  const fact = facts[index];
  return [
    h('p', {class: 'kicker'}, stanceChip(fact.stance), h('span', null, stanceOf(fact.stance).says)),
    h('h2', {id: 'panel-title', tabindex: -1, class: 'proposition', 'aria-label': sentenceOf(fact)},
      endShown(fact.s), h('em', {class: 'relation'}, relationName(fact.r)), endShown(fact.o)),
    h('dl', {class: 'summary'},
      fact.time ? [h('dt', null, 'when'), h('dd', null, words(timeWords(fact.time)))] : null,
      qualifierRows(fact.qualifiers.filter(([role]) => role !== 'time' || !fact.time)),
      h('dt', null, 'independent sources'), h('dd', null, fact.sources.toLocaleString('en'))),
    fact.reasons.length ? h('ul', {class: 'reasons'}, fact.reasons.slice(0, 8).map((reason) => h('li', null, words(clipped(reason, 500))))) : null,
    sides(fact),
    h('p', {class: 'note ids'}, h('code', null, clipped(fact.id, 120))),
  ];
}

function sides(fact) {
  const both = fact.for.length > 0 && fact.against.length > 0;
  const supporting = fact.stance === 'unrealised' ? 'Who speaks of it' : 'Who says so';
  return h('div', {class: both ? 'sides both' : 'sides'},
    fact.for.length || !fact.against.length ? side(supporting, 'for', fact.for) : null,
    fact.against.length ? side('Who denies it', 'against', fact.against) : null);
}

function side(title, kind, statements) {
  const list = h('div', {class: 'quotes'}, statements.slice(0, QUOTES_AT_ONCE).map(quote));
  const rest = statements.length - QUOTES_AT_ONCE;
  const more = rest > 0 ? h('button', {type: 'button', class: 'action', click: () => {
    list.append(...statements.slice(QUOTES_AT_ONCE).map(quote));
    more.remove();
  }}, `Show ${plural(rest, 'more quote')}`) : null;
  return h('section', {class: `side side-${kind}`}, h('h3', null, title, h('span', {class: 'count'}, statements.length)),
    statements.length ? list : h('p', {class: 'note'}, 'No statement is recorded.'), more);
}
