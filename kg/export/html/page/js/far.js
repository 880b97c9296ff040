// Thousands of edges seen from afar: straight lines, one path for each stance, no arrow heads. Four strokes instead of
// thousands; at that distance curves, dashes and arrows are smaller than a pixel.

const MANY_EDGES = 800;
const FAR_SCALE = 0.35;

function drawFarEdgesTogether() {
  const {renderer} = canvas.network;
  const [edgesOneByOne, arrowsOneByOne] = [renderer._drawEdges.bind(renderer), renderer._drawArrows.bind(renderer)];
  const isFar = () => canvas.network.getScale() < FAR_SCALE && canvas.edges.length > MANY_EDGES;

  renderer._drawEdges = (context) => (isFar() ? drawTogether(context) : edgesOneByOne(context));
  renderer._drawArrows = (context) => { if (!isFar()) arrowsOneByOne(context); };
}

function drawTogether(context) {
  const {edges, edgeIndices} = canvas.network.body;
  const paths = new Map([...STANCES.keys()].map((stance) => [stance, new Path2D()]));
  for (const id of edgeIndices) {
    const {from, to, options} = edges[id];
    if (options.hidden || !from || !to || from.options.hidden || to.options.hidden) continue;
    const path = paths.get(facts[id].stance);
    path.moveTo(from.x, from.y);
    path.lineTo(to.x, to.y);
  }
  context.save();
  context.lineWidth = Math.max(1.2, 0.6 / canvas.network.getScale());
  for (const [stance, path] of paths) {
    context.strokeStyle = colourNow(stanceOf(stance).colour);
    context.globalAlpha = stance === 'affirmed' ? 0.3 : 0.75;
    context.stroke(path);
  }
  context.restore();
}
