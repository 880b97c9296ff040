// The graph as written into the page, and the few look-ups that everything else needs. Entities, facts, documents and
// statements are known by their index; ids are only shown and linked.

const block = (name) => JSON.parse(byId('block-' + name).textContent);

const graph = block('graph');
const {documents, entities, facts} = graph;

let statementsRead = null;
const statement = (index) => (statementsRead ||= block('evidence'))[index];

const isEntity = (end) => typeof end === 'number';
const endLabel = (end) => (isEntity(end) ? entities[end].label : end === null ? 'someone' : end);
const isEdge = (fact) => isEntity(fact.s) && isEntity(fact.o);

const factsOf = entities.map(() => []);
facts.forEach((fact, index) => {
  for (const end of new Set([fact.s, fact.o])) if (isEntity(end)) factsOf[end].push(index);
});

const sentenceOf = (fact) => `${endLabel(fact.s)} – ${relationName(fact.r)} – ${fact.o === null ? 'unstated' : endLabel(fact.o)}`;

const entityById = new Map(entities.map((entity, index) => [entity.id, index]));
const factById = new Map(facts.map((fact, index) => [fact.id, index]));

// First day of a fact for sorting and filtering: ISO dates compare as text.
const startOf = (fact) => fact.time && (fact.time.start || fact.time.end);
const endOf = (fact) => fact.time && (fact.time.end || (fact.time.start ? '9999' : null));

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}
