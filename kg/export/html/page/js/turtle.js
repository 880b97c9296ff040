// The selection as Turtle, in the vocabulary of the full export: facts by classic reification with their statements.
// A plain triple is written only where the full export would: affirmed, and unattributed or twice sourced.

const XSD_DAY = /^\d{4}-\d\d-\d\d$/;

// https://www.w3.org/TR/turtle/#grammar-production-STRING_LITERAL_QUOTE
const ESCAPES = {'\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'};
const literal = (text) => `"${String(text).replace(/[\\"\n\r\t\b\f]/g, (c) => ESCAPES[c])
  .replace(/[\u0000-\u001f\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

// Characters that an IRI may not hold are percent-encoded (RFC 3987).
const iri = (space, id) => `<${graph.base}${space}${String(id).replace(/[\u0000-\u0020<>"{}|^`\\%?#/\[\]]/g, (c) => encodeURIComponent(c).replace(/^(.)$/, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`))}>`;
const thing = (id) => iri('id/', id);
const relation = (name) => iri('relation#', name.replace(':', '-'));

const CLASSES = {PERSON: 'Person', ORG: 'Organization', GPE: 'Country', LOC: 'Place', FAC: 'Facility', NORP: 'Group', EVENT: 'Event', LAW: 'Law', PRODUCT: 'Product', WORK: 'Work', POSITION: 'Position', THING: 'Thing'};

function turtleOf(chosenEntities, chosenFacts) {
  const wanted = new Set(chosenEntities);
  for (const index of chosenFacts) for (const end of [facts[index].s, facts[index].o]) if (isEntity(end)) wanted.add(end);
  const lines = [
    '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .',
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .',
    '@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .',
    `@prefix kg: <${graph.base}schema#> .`,
    '',
  ];
  for (const index of [...wanted].sort((a, b) => a - b)) lines.push(entityTurtle(entities[index]), '');
  for (const index of chosenFacts) lines.push(...factTurtle(facts[index]), '');
  return lines.join('\n');
}

const subject = (name, pairs) => `${name}\n  ${pairs.filter(Boolean).join(' ;\n  ')} .`;

function entityTurtle(entity) {
  return subject(thing(entity.id), [
    CLASSES[entity.type] ? `a kg:${CLASSES[entity.type]}` : 'a kg:Entity',
    `skos:prefLabel ${literal(entity.label)}`,
    ...entity.names.slice(1).map((name) => `skos:altLabel ${literal(name.text)}`),
  ]);
}

const endTerm = (end) => (isEntity(end) ? thing(entities[end].id) : literal(end));

function factTurtle(fact) {
  const day = (name, value) => (value && XSD_DAY.test(value) ? `kg:${name} "${value}"^^xsd:date` : null);
  const main = subject(thing(fact.id), [
    'a kg:Fact',
    fact.s === null ? null : `rdf:subject ${endTerm(fact.s)}`,
    `rdf:predicate ${relation(fact.r)}`,
    fact.o === null ? null : `rdf:object ${endTerm(fact.o)}`,
    day('start', fact.time?.start),
    day('end', fact.time?.end),
    `kg:stance kg:${fact.stance}`,
    `kg:sources ${fact.sources}`,
    ...fact.for.map((index) => `kg:statedBy ${thing(statement(index).id)}`),
    ...fact.against.map((index) => `kg:contradictedBy ${thing(statement(index).id)}`),
  ]);
  const plain = fact.stance === 'affirmed' && isEdge(fact) && (fact.sources > 1 || fact.for.some((index) => statement(index).speakers.length === 0));
  return [
    main,
    plain ? `${endTerm(fact.s)} ${relation(fact.r)} ${endTerm(fact.o)} .` : null,
    ...[...fact.for, ...fact.against].map((index) => statementTurtle(statement(index), fact)),
  ].filter(Boolean);
}

function statementTurtle(said, fact) {
  return subject(thing(said.id), [
    'a kg:Statement',
    `kg:states ${thing(fact.id)}`,
    `kg:polarity kg:${said.polarity}`,
    `kg:modality kg:${said.modality}`,
    `kg:phrase ${literal(said.phrase)}`,
    `kg:quote ${literal(said.quote.map(([, text]) => text).join(''))}`,
    said.document === null ? null : `kg:document ${literal(documents[said.document].id)}`,
  ]);
}
