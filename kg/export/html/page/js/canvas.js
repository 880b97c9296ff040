// The drawing: vis-network holds nodes and edges where the page's writer put them; labels, marks and the fading of what
// is not selected are painted over it on every frame.

const canvas = {network: null, nodes: null, edges: null, ranked: [], paint: {}};

function startCanvas() {
  const nodes = block('nodes');
  const edges = block('edges');
  readTheme();
  canvas.nodes = new vis.DataSet(nodes.map((node) => ({...node, ...nodeLook(node.group), hidden: !state.shown.entities.has(node.id)})));
  canvas.edges = new vis.DataSet(edges.map((edge) => ({...edge, ...edgeLook(facts[edge.id]), hidden: !state.shown.facts.has(edge.id)})));
  canvas.ranked = entities.map((_, index) => index).sort((a, b) => entities[b].weight - entities[a].weight || a - b);
  const options = block('options');
  canvas.network = new vis.Network(byId('canvas'), {nodes: canvas.nodes, edges: canvas.edges}, options);
  canvas.network.on('afterDrawing', paintOver);
  drawFarEdgesTogether();
  smoothMovement();
  canvas.network.on('click', clicked);
  canvas.network.on('hoverNode', ({node, pointer}) => showTip(entityTip(node), pointer.DOM));
  canvas.network.on('hoverEdge', ({edge, pointer}) => showTip(factTip(edge), pointer.DOM));
  for (const event of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) canvas.network.on(event, hideTip);
  on('filter', showFiltered);
  on('select', ({selected, origin}) => {
    if (selected && origin !== 'canvas') bringIntoView(selected);
    canvas.network.redraw();
  });
  on('theme', restyle);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.35));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.35));
  byId('zoom-fit').addEventListener('click', () => fit());
  fit();
}

function readTheme() {
  tones.clear();
  canvas.paint = {paper: colour('--canvas'), ink: colour('--ink'), muted: colour('--muted'), accent: colour('--accent')};
}

function nodeLook(type) {
  const {shape, colour: name} = typeOf(type);
  const background = colour(name);
  const rest = {background, border: canvas.paint.paper};
  return {shape, color: {...rest, highlight: rest, hover: {background, border: canvas.paint.ink}}};
}

function edgeLook(fact) {
  const {colour: name, dashes} = stanceOf(fact.stance);
  const tone = colour(name);
  return {
    dashes,
    width: 1.5 + 1.1 * Math.min(3, Math.max(0, fact.sources - 1)) + (fact.stance === 'contested' ? 0.5 : 0),
    color: {color: tone, highlight: tone, hover: tone, opacity: fact.stance === 'affirmed' ? 0.7 : 0.9},
  };
}

function restyle() {
  readTheme();
  canvas.nodes.update(canvas.nodes.map((node) => ({id: node.id, ...nodeLook(node.group)})));
  canvas.edges.update(canvas.edges.map((edge) => ({id: edge.id, ...edgeLook(facts[edge.id])})));
}

// Only what changes is handed over: vis-network rebuilds each node that it is given.
function showFiltered() {
  const changes = (set, shown) => set.get({
    fields: ['id', 'hidden'],
    filter: (one) => one.hidden === shown.has(one.id),
  }).map((one) => ({id: one.id, hidden: !one.hidden}));
  canvas.nodes.update(changes(canvas.nodes, state.shown.entities));
  canvas.edges.update(changes(canvas.edges, state.shown.facts));
}

function clicked({nodes, edges}) {
  hideTip();
  if (nodes.length) select('entity', nodes[0], 'canvas');
  else if (edges.length) select('fact', edges[0], 'canvas');
  else if (state.selected) select(null, null, 'canvas');
}

// Nodes and edges of the selection with what touches them, or null when nothing is selected.
function highlighted() {
  if (!state.selected) return null;
  const {kind, index} = state.selected;
  const edges = (kind === 'fact' ? [index] : factsOf[index])
    .filter((fact) => isEdge(facts[fact]) && canvas.edges.get(fact) && state.shown.facts.has(fact));
  const nodes = new Set(kind === 'entity' ? [index] : [facts[index].s, facts[index].o].filter(isEntity));
  for (const edge of edges) nodes.add(facts[edge].s).add(facts[edge].o);
  return {nodes, edges, centre: kind === 'entity' ? index : null};
}

function paintOver(context) {
  const body = canvas.network.body;
  const lit = highlighted();
  const ratio = canvas.network.canvas.pixelRatio || 1;
  const {clientWidth: width, clientHeight: height} = byId('canvas');
  if (lit) fade(context, body, lit, ratio, width, height);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const placer = new Placer(width, height);
  placer.taken.push([0, height - 44, 172, height], [width - 50, height - 112, width, height]); // the buttons
  keepClearOfNodes(placer, body, lit);
  const near = Boolean(lit) || canvas.network.getScale() > 0.45; // from afar names say more than marks
  if (near) paintMarks(context, placer, body, lit);
  paintLabels(context, placer, body, lit);
  if (!near) paintMarks(context, placer, body, lit);
  if (lit || canvas.network.getScale() > 1.25) paintRelations(context, placer, body, lit);
  context.restore();
}

// A veil over the drawing, then the selection again above it: cheaper than restyling thousands of nodes.
function fade(context, body, lit, ratio, width, height) {
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 0.8;
  context.fillStyle = canvas.paint.paper;
  context.fillRect(0, 0, width, height);
  context.restore();
  for (const id of lit.edges) body.edges[id].draw(context);
  for (const id of lit.edges) body.edges[id].drawArrows(context);
  for (const id of lit.nodes) if (body.nodes[id] && !body.nodes[id].options.hidden) body.nodes[id].draw(context);
  const centre = lit.centre !== null && body.nodes[lit.centre];
  if (!centre || centre.options.hidden) return;
  context.beginPath();
  context.arc(centre.x, centre.y, centre.options.size + 5 / canvas.network.getScale(), 0, 2 * Math.PI);
  context.lineWidth = 2.5 / canvas.network.getScale();
  context.strokeStyle = canvas.paint.accent;
  context.stroke();
}

const onScreen = (x, y) => canvas.network.canvasToDOM({x, y});

function middleOf(edge) {
  const point = edge.edgeType.getPoint(0.5);
  return onScreen(point.x, point.y);
}

const lengthOf = (edge) => Math.hypot(edge.from.x - edge.to.x, edge.from.y - edge.to.y) * canvas.network.getScale();

function paintMarks(context, placer, body, lit) {
  const ids = lit ? lit.edges : canvas.edges.getIds({filter: (edge) => !edge.hidden && stanceOf(facts[edge.id].stance).mark});
  const far = canvas.network.getScale() < 0.2;
  for (const id of ids) {
    const {mark, colour: name} = stanceOf(facts[id].stance);
    const edge = body.edges[id];
    if (!mark || !edge || !edge.connected) continue;
    const {x, y} = middleOf(edge);
    if (!lit && lengthOf(edge) < (far ? 12 : 5) * MARK_RADIUS) continue;
    if (placer.take(x - MARK_RADIUS, y - MARK_RADIUS, x + MARK_RADIUS, y + MARK_RADIUS, Boolean(lit))) drawMark(context, mark, x, y, colourNow(name), canvas.paint.paper);
  }
}

// Labels keep off the nodes themselves, as far as there are few enough to see apart.
function keepClearOfNodes(placer, body, lit) {
  const scale = canvas.network.getScale();
  const ids = lit ? [...lit.nodes] : body.nodeIndices;
  if (ids.length > 500) return;
  for (const id of ids) {
    const node = body.nodes[id];
    if (!node || node.options.hidden) continue;
    const {x, y} = onScreen(node.x, node.y);
    const radius = node.options.size * scale * 0.8;
    placer.taken.push([x - radius, y - radius, x + radius, y + radius]);
  }
}

function paintLabels(context, placer, body, lit) {
  const scale = canvas.network.getScale();
  const order = lit ? canvas.ranked.filter((index) => lit.nodes.has(index)) : canvas.ranked;
  if (lit && lit.centre !== null) order.unshift(lit.centre);
  const most = scale < 0.25 ? MOST_LABELS / 3 : MOST_LABELS;
  let drawn = 0;
  const done = new Set();
  for (const index of order) {
    const node = body.nodes[index];
    if (!node || node.options.hidden || done.has(index)) continue;
    done.add(index);
    const {x, y} = onScreen(node.x, node.y);
    const chosen = lit && (index === lit.centre || (lit.centre === null && lit.nodes.has(index)));
    const rank = node.options.size;
    const size = chosen ? 14 : rank > 20 ? 14 : rank > 13 ? 12.5 : 11.5;
    const style = {size, weight: chosen || rank > 17 ? 650 : 450, ink: canvas.paint.ink, halo: canvas.paint.paper, force: chosen};
    if (drawNodeLabel(context, placer, drawable(entities[index].label, 34), x, y, rank * scale, style) && ++drawn >= most) break;
  }
}

function paintRelations(context, placer, body, lit) {
  const ids = lit ? lit.edges.slice(0, 60) : canvas.edges.getIds({filter: (edge) => !edge.hidden});
  let drawn = 0;
  for (const id of ids) {
    const edge = body.edges[id];
    if (!edge || !edge.connected) continue;
    const {x, y} = middleOf(edge);
    const below = stanceOf(facts[id].stance).mark ? 15 : 0;
    const style = {size: 11, weight: 450, ink: canvas.paint.muted, halo: canvas.paint.paper};
    if (drawEdgeLabel(context, placer, drawable(relationName(facts[id].r), 28), x, y + below, style) && ++drawn >= 60) break;
  }
}

const phone = matchMedia('(max-width: 760px)');

function fit() {
  const shown = canvas.nodes.getIds({filter: (node) => !node.hidden});
  if (!shown.length) return;
  canvas.network.fit({nodes: shown, maxZoomLevel: 1.6});
  canvas.network.moveTo({scale: canvas.network.getScale() * 0.9}); // room for labels at the rim
  hideTip();
}

const moves = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;

function zoomBy(factor) {
  const scale = Math.min(6, Math.max(0.03, canvas.network.getScale() * factor));
  canvas.network.moveTo({scale, animation: moves() ? {duration: 160} : false});
}

function bringIntoView({kind, index}) {
  const wanted = (kind === 'entity' ? [index] : [facts[index].s, facts[index].o]).filter(isEntity);
  for (const entity of wanted) reveal(entity);
  const drawn = wanted.filter((entity) => canvas.nodes.get(entity));
  if (!drawn.length) return;
  const spots = Object.values(canvas.network.getPositions(drawn));
  const position = {x: mean(spots.map((s) => s.x)), y: mean(spots.map((s) => s.y))};
  const scale = Math.max(canvas.network.getScale(), 0.8);
  const covered = phone.matches ? byId('canvas').clientHeight * 0.62 : 0; // by the details
  canvas.network.moveTo({position, scale, offset: {x: 0, y: -covered / 2}, animation: moves() ? {duration: 300, easingFunction: 'easeInOutQuad'} : false});
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function showTip(content, {x, y}) {
  const tip = fill(byId('tip'), content);
  tip.hidden = false;
  const width = byId('canvas').clientWidth;
  tip.style.left = `${Math.max(8, Math.min(x + 14, width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 16}px`;
}

function hideTip() {
  byId('tip').hidden = true;
}

const entityTip = (index) => [
  h('strong', null, typeIcon(entities[index].type), words(clipped(entities[index].label, 80))),
  h('span', null, `${typeName(entities[index].type)} · ${plural(factsOf[index].length, 'fact')} · ${plural(entities[index].documents.length, 'document')}`),
];

const factTip = (index) => [
  h('strong', null, words(clipped(sentenceOf(facts[index]), 120))),
  h('span', null, `${stanceOf(facts[index].stance).name} · ${plural(facts[index].sources, 'independent source')}`
    + (facts[index].time ? ` · ${timeWords(facts[index].time)}` : '')),
];
