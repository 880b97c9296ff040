// A graph too large to draw whole: entities that are not drawn yet appear around the one that is clicked.

const RING = 90;
const AT_A_TIME = 60;

// Neighbours of an entity that the canvas lacks, the most important first.
function undrawnAround(index) {
  const around = new Set();
  for (const fact of factsOf[index]) {
    for (const end of [facts[fact].s, facts[fact].o]) if (isEntity(end) && end !== index && !canvas.nodes.get(end)) around.add(end);
  }
  return [...around].sort((a, b) => entities[b].weight - entities[a].weight || a - b);
}

function addNode(index, x, y) {
  const {type, size} = entities[index];
  canvas.nodes.add({id: index, group: type, size, x, y, ...nodeLook(type), hidden: !state.shown.entities.has(index)});
  const edges = factsOf[index].filter((fact) => isEdge(facts[fact]) && !canvas.edges.get(fact)
    && canvas.nodes.get(facts[fact].s) && canvas.nodes.get(facts[fact].o));
  const before = tally(canvas.edges.map((edge) => pairOf(facts[edge.id])));
  canvas.edges.add(edges.map((fact) => {
    const pair = pairOf(facts[fact]);
    const place = before.get(pair) || 0;
    before.set(pair, place + 1);
    const smooth = place ? {enabled: true, type: place % 2 ? 'curvedCW' : 'curvedCCW', roundness: 0.12 * Math.ceil(place / 2)} : false;
    return {id: fact, from: facts[fact].s, to: facts[fact].o, smooth, ...edgeLook(facts[fact]), hidden: !state.shown.facts.has(fact)};
  }));
}

const pairOf = (fact) => `${Math.min(fact.s, fact.o)} ${Math.max(fact.s, fact.o)}`;

// Draws an entity that was left out, beside a neighbour that is drawn, or below everything.
function reveal(index) {
  if (canvas.nodes.get(index)) return;
  const neighbour = factsOf[index].flatMap((fact) => [facts[fact].s, facts[fact].o])
    .find((end) => isEntity(end) && end !== index && canvas.nodes.get(end));
  const drawn = canvas.network.getPositions();
  const at = neighbour === undefined ? {x: 0, y: Math.max(0, ...Object.values(drawn).map((p) => p.y)) + 2 * RING} : drawn[neighbour];
  const turn = index * 2.4;
  addNode(index, at.x + RING * Math.cos(turn), at.y + RING * Math.sin(turn));
}

function expand(index) {
  reveal(index);
  const centre = canvas.network.getPositions([index])[index];
  const fresh = undrawnAround(index).slice(0, AT_A_TIME);
  fresh.forEach((entity, place) => {
    const ring = 1 + Math.floor(place / 20);
    const turn = (2 * Math.PI * (place % 20)) / Math.min(20, fresh.length) + ring;
    addNode(entity, centre.x + RING * ring * 1.4 * Math.cos(turn), centre.y + RING * ring * 1.4 * Math.sin(turn));
  });
  emit('select', {selected: state.selected, origin: 'canvas', changed: false});
  announce(`${plural(fresh.length, 'more entity', 'more entities')} drawn around ${entities[index].label}`);
}
