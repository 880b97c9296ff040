// Which entities and facts are shown. A group of boxes keeps the set of values that are switched off.

const filters = {
  type: new Set(),
  relation: new Set(),
  stance: new Set(),
  source: new Set(),
  document: new Set(),
  from: '',
  to: '',
  undated: true,
  sure: 0,
  unlinked: false,
};

const sourceOf = (document) => document.source || 'no source given';

function documentPasses(index) {
  return !filters.document.has(index) && !filters.source.has(sourceOf(documents[index]));
}

function datePasses(fact) {
  const [start, end] = [startOf(fact), endOf(fact)];
  if (!start) return filters.undated;
  return (!filters.from || end >= filters.from) && (!filters.to || start <= filters.to);
}

function endPasses(end) {
  return !isEntity(end) || !filters.type.has(entities[end].type);
}

function factPasses(fact) {
  return fact.sure >= filters.sure && !filters.relation.has(fact.r) && !filters.stance.has(fact.stance) && datePasses(fact)
    && endPasses(fact.s) && endPasses(fact.o)
    && (fact.documents.length === 0 || fact.documents.some(documentPasses));
}

// An entity is shown with a shown fact; without any fact only on request, when nothing narrows the facts.
function entityPasses(entity, index) {
  if (filters.type.has(entity.type)) return false;
  if (factsOf[index].length) return factsOf[index].some((fact) => state.shown.facts.has(fact));
  return filters.unlinked && (entity.documents.length === 0 || entity.documents.some(documentPasses));
}

function applyFilters() {
  state.shown.facts = new Set();
  state.shown.entities = new Set();
  facts.forEach((fact, index) => factPasses(fact) && state.shown.facts.add(index));
  entities.forEach((entity, index) => entityPasses(entity, index) && state.shown.entities.add(index));
  emit('filter');
}

const isFiltered = () => ['type', 'relation', 'stance', 'source', 'document'].some((group) => filters[group].size)
  || filters.from !== '' || filters.to !== '' || !filters.undated || filters.sure > 0;

function clearFilters() {
  for (const group of ['type', 'relation', 'stance', 'source', 'document']) filters[group].clear();
  Object.assign(filters, {from: '', to: '', undated: true, sure: 0});
  emit('filters-reset');
  applyFilters();
}
