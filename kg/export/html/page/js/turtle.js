// The selection as Turtle: the same triples that the full export writes of these entities, facts and statements, without
// confidences. Names of things come from that export; only the syntax is made here.

let namesRead = null;

function named() {
  if (namesRead) return namesRead;
  const {prefixes, entities: things, documents: texts, relations, roles, classes} = block('iris');
  namesRead = {prefixes: new Map(prefixes), things, texts, relations: new Map(relations), roles: new Map(roles), classes: new Map(classes)};
  return namesRead;
}

// https://www.w3.org/TR/turtle/#grammar-production-STRING_LITERAL_QUOTE
const ESCAPES = {'\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'};
const code = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function literal(text, suffix) {
  const safe = text.toWellFormed ? text.toWellFormed() : text;
  return `"${safe.replace(/[\\"\n\r\t\b\f]/g, (c) => ESCAPES[c]).replace(/[\u0000-\u001f\u007f]/g, code)}"${suffix || ''}`;
}

const typed = (text, type) => literal(text, `^^xsd:${type}`);
const tagged = (text, language) => literal(text, /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(language || '') ? `@${language.toLowerCase()}` : '');

const iri = (prefix, name) => `<${named().prefixes.get(prefix)}${name}>`;
const entityIri = (index) => iri('id', named().things[index]);
const relationIri = (relation) => iri('rel', named().relations.get(relation));
const documentIri = (index) => iri('id', named().texts[index]);
const endTerm = (end) => (isEntity(end) ? entityIri(end) : tagged(end, 'en'));

function turtleOf(chosenEntities, chosenFacts) {
  const wanted = new Set(chosenEntities);
  const quoted = new Map(); // statement to the facts that it states
  for (const index of chosenFacts) {
    const fact = facts[index];
    for (const end of [fact.s, fact.o]) if (isEntity(end)) wanted.add(end);
    for (const said of [...fact.for, ...fact.against]) if (!quoted.has(said)) quoted.set(said, []);
    for (const said of ownStatements(fact)) quoted.get(said).push(fact.id);
  }
  const ascending = (a, b) => a - b;
  const blocks = [
    [...named().prefixes].map(([prefix, stem]) => `@prefix ${prefix}: <${stem}> .`).join('\n'),
    ...[...wanted].sort(ascending).map((index) => entityTurtle(index, chosenFacts)),
    ...chosenFacts.map((index) => factTurtle(facts[index])),
    ...[...quoted.keys()].sort(ascending).flatMap((index) => statementTurtle(statement(index), quoted.get(index))),
  ];
  return blocks.join('\n\n') + '\n';
}

const about = (subject, pairs) => `${subject} ${[...new Set(pairs.filter(Boolean))].join(' ;\n  ')} .`;

// Denials state the fact too, with negative polarity; what a rival fact's statement says is not this fact.
const ownStatements = (fact) => [...fact.for, ...fact.against.filter((index) => statement(index).polarity === 'negated')];

function entityTurtle(index, chosenFacts) {
  const entity = entities[index];
  const plain = chosenFacts.map((fact) => facts[fact]).filter((fact) => fact.s === index && fact.plain && fact.o !== null);
  return about(entityIri(index), [
    `a kg:${named().classes.get(entity.type) || 'Thing'}`,
    `skos:prefLabel ${tagged(entity.label, 'en')}`,
    ...entity.names.slice(1).map((name) => `skos:altLabel ${tagged(name.text, 'en')}`),
    ...entity.documents.map((text) => `kg:mentionedIn ${documentIri(text)}`),
    ...plain.map((fact) => `${relationIri(fact.r)} ${endTerm(fact.o)}`),
  ]);
}

function factTurtle(fact) {
  return about(iri('id', fact.id), [
    'a kg:Fact',
    fact.s === null ? null : `rdf:subject ${endTerm(fact.s)}`,
    `rdf:predicate ${relationIri(fact.r)}`,
    fact.o === null ? null : `rdf:object ${endTerm(fact.o)}`,
    ...qualifierPairs(fact.qualifiers),
    ...timePairs(fact.time),
    `kg:stance kg:${fact.stance}`,
    `kg:sources ${typed(String(fact.sources), 'integer')}`,
    ...fact.reasons.map((reason) => `kg:explanation ${tagged(reason, 'en')}`),
    ...fact.for.map((index) => `kg:statedBy ${iri('id', statement(index).id)}`),
    ...fact.against.map((index) => `kg:contradictedBy ${iri('id', statement(index).id)}`),
  ]);
}

// The role "time" is left out: its value is the fact's own time.
const qualifierPairs = (qualifiers) => qualifiers.filter(([role]) => role !== 'time').flatMap(([role, values]) =>
  values.map(([value, entity]) => `kg:${named().roles.get(role)} ${entity === null ? tagged(value, 'en') : entityIri(entity)}`));

const TIME_TYPES = [[/^\d{4}$/, 'gYear'], [/^\d{4}-\d{2}$/, 'gYearMonth'], [/^\d{4}-\d{2}-\d{2}$/, 'date']];

function timePairs(time) {
  if (!time) return [];
  const type = TIME_TYPES.find(([form]) => form.test(time.label));
  const known = time.start || time.end;
  return [
    `kg:time ${type ? typed(time.label, type[1]) : literal(time.label)}`,
    time.start && `kg:start ${typed(time.start, 'date')}`,
    time.end && `kg:end ${typed(time.end, 'date')}`,
    known && `kg:year ${typed(String(Number(known.slice(0, 4))), 'integer')}`,
  ];
}

function statementTurtle(said, stated) {
  const node = iri('id', said.id);
  const language = said.document === null ? null : documents[said.document].lang;
  const speaker = ({entity, label}) => (entity === null ? tagged(label, 'en') : entityIri(entity));
  const positions = [];
  said.speakers.forEach(({joint}) => positions.push((positions.at(-1) ?? 0) + (joint ? 0 : 1)));
  const chain = said.speakers.map((_, place) => iri('id', `${said.id}-speaker-${place + 1}`));
  return [
    about(node, [
      'a kg:Statement',
      ...stated.map((fact) => `kg:states ${iri('id', fact)}`),
      `kg:polarity kg:${said.polarity}`,
      `kg:modality kg:${said.modality}`,
      ...said.speakers.filter((_, place) => positions[place] === positions.at(-1)).map((one) => `kg:attributedTo ${speaker(one)}`),
      ...chain.map((link) => `kg:attribution ${link}`),
      ...qualifierPairs(said.qualifiers),
      `kg:phrase ${tagged(said.phrase, language)}`,
      said.document === null ? null : `prov:hadPrimarySource ${documentIri(said.document)}`,
      `nif:beginIndex ${typed(String(said.begin), 'integer')}`,
      `nif:endIndex ${typed(String(said.end), 'integer')}`,
      `nif:anchorOf ${tagged(said.quote.map(([, text]) => text).join(''), language)}`,
    ]),
    ...said.speakers.map((one, place) => about(chain[place], [
      'a kg:Attribution',
      `kg:position ${typed(String(positions[place]), 'integer')}`,
      `kg:speaker ${speaker(one)}`,
      one.verb ? `kg:verb ${tagged(one.verb, 'en')}` : null,
    ])),
  ];
}
