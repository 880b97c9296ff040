// What a reader takes away: the view as a picture, the selection as Turtle.

function startSave() {
  byId('save-png').addEventListener('click', savePicture);
  byId('save-ttl').addEventListener('click', saveTurtle);
  if (window.parent !== window) byId('save').hidden = true; // a sandboxed frame may not download
}

function download(name, href) {
  h('a', {href, download: name}).click();
}

// The canvas as it stands, with the title, the legend of what is shown and the page's background.
function savePicture() {
  const drawn = byId('canvas').querySelector('canvas');
  const ratio = canvas.network.canvas.pixelRatio || 1;
  const [top, bottom] = [54 * ratio, 34 * ratio];
  const picture = h('canvas', {width: drawn.width, height: drawn.height + top + bottom});
  const context = picture.getContext('2d');
  context.fillStyle = canvas.paint.paper;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(drawn, 0, top);
  context.scale(ratio, ratio);
  context.fillStyle = canvas.paint.ink;
  context.font = '600 20px Georgia, serif';
  context.fillText(drawable(graph.title, 90), 18, 26);
  context.font = `12px ${SANS}`;
  context.fillStyle = canvas.paint.muted;
  context.fillText(`${plural(state.shown.entities.size, 'entity', 'entities')}, ${plural(state.shown.facts.size, 'fact')}, ${plural(documents.length, 'document')}`, 18, 44);
  legendLine(context, picture.height / ratio - 12);
  picture.toBlob((blob) => {
    const url = URL.createObjectURL(blob);
    download('graph.png', url);
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  });
}

function legendLine(context, y) {
  let x = 18;
  for (const [type, {name, colour: tone}] of TYPES) {
    if (![...state.shown.entities].some((index) => entities[index].type === type)) continue;
    context.fillStyle = colour(tone);
    context.fillRect(x, y - 9, 10, 10);
    context.fillStyle = canvas.paint.muted;
    context.fillText(name, x + 15, y);
    x += 30 + context.measureText(name).width;
  }
}

function saveTurtle() {
  const {selected} = state;
  const shown = (index) => state.shown.facts.has(index);
  const text = !selected ? turtleOf([...state.shown.entities], [...state.shown.facts])
    : selected.kind === 'entity' ? turtleOf([selected.index], factsOf[selected.index].filter(shown))
      : turtleOf([], [selected.index]);
  const url = URL.createObjectURL(new Blob([text], {type: 'text/turtle;charset=utf-8'}));
  download(selected ? 'selection.ttl' : 'view.ttl', url);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
