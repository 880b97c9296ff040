// Panning and zooming a graph that takes long to draw: while the view moves, the last full drawing is moved instead, and
// the graph is drawn again when the view rests or has moved so far that too much of the screen would be blank.

const LARGE = 1200; // nodes and edges; smaller graphs are drawn anew on every frame
const SLOW = 12; // milliseconds of drawing from which moving the picture pays
const REST = 110; // milliseconds without movement until the graph is drawn again
const FAR = 0.3; // part of the screen

function smoothMovement() {
  const {renderer, canvas: surface} = canvas.network;
  const element = surface.frame.canvas;
  const picture = document.createElement('canvas');
  const drawFully = renderer._redraw.bind(renderer);
  let drawn = null; // the view of the last full drawing
  let cost = 0;
  let kept = false; // whether the picture holds that drawing
  let timer = 0;

  const view = () => {
    const {scale, translation} = canvas.network.body.view;
    return {scale, x: translation.x, y: translation.y, width: element.width, height: element.height};
  };
  const full = (hidden) => {
    clearTimeout(timer);
    const begin = performance.now();
    drawFully(hidden);
    cost = performance.now() - begin;
    requestAnimationFrame(() => requestAnimationFrame(() => { cost = Math.max(cost, performance.now() - begin - 33); })); // with painting
    drawn = view();
    kept = false;
  };
  const keep = () => {
    if (kept) return;
    Object.assign(picture, {width: element.width, height: element.height});
    picture.getContext('2d').drawImage(element, 0, 0);
    kept = true;
  };
  const near = (now) => {
    const zoom = now.scale / drawn.scale;
    const ratio = surface.pixelRatio || 1;
    const [x, y] = [(now.x - drawn.x * zoom) * ratio, (now.y - drawn.y * zoom) * ratio];
    const covers = x < FAR * now.width && y < FAR * now.height
      && x + zoom * now.width > (1 - FAR) * now.width && y + zoom * now.height > (1 - FAR) * now.height;
    return covers && zoom < 2.5 ? {zoom, x, y} : null;
  };

  renderer._redraw = (hidden = false) => {
    const now = view();
    const moved = drawn && drawn.width === now.width && drawn.height === now.height
      && (drawn.scale !== now.scale || drawn.x !== now.x || drawn.y !== now.y);
    const large = canvas.nodes.length + canvas.edges.length > LARGE;
    const place = moved && large && cost > SLOW && !hidden ? near(now) : null;
    if (!place) return full(hidden);
    keep();
    canvas.network.body.emitter.emit('initRedraw'); // drives the steps of an animated movement
    const context = element.getContext('2d');
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, now.width, now.height);
    context.drawImage(picture, place.x, place.y, now.width * place.zoom, now.height * place.zoom);
    context.restore();
    clearTimeout(timer);
    timer = setTimeout(() => full(false), Math.max(REST, 2 * cost));
    return undefined;
  };
}
