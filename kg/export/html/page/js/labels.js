// Labels that never cover one another: placed in order of importance, each only where nothing stands yet, in screen
// pixels so that they stay readable at any zoom.

const MOST_LABELS = 140;
const MARK_RADIUS = 7.5;
const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

class Placer {
  constructor(width, height) {
    this.taken = [];
    this.width = width;
    this.height = height;
  }

  // Takes the box if it lies on the screen whole and touches no other.
  take(left, top, right, bottom, force) {
    const whole = left >= 0 && top >= 0 && right <= this.width && bottom <= this.height;
    if (!force && !whole) return false;
    if (!force && this.taken.some((b) => left < b[2] && right > b[0] && top < b[3] && bottom > b[1])) return false;
    this.taken.push([left, top, right, bottom]);
    return true;
  }
}

const widths = new Map();

function widthOf(context, text) {
  const key = context.font + '\n' + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

// Tries below, above, right and left of the node; returns whether the label was drawn.
function drawNodeLabel(context, placer, text, x, y, radius, style) {
  if (x < 0 || y < 0 || x > placer.width || y > placer.height) return false;
  context.font = `${style.weight} ${style.size}px ${SANS}`;
  const width = widthOf(context, text);
  const height = style.size * 1.15;
  const gap = radius + 3;
  const centred = Math.max(4, Math.min(x - width / 2, placer.width - width - 4)); // whole at the edge of the screen
  const spots = [
    [centred, y + gap],
    [centred, y - gap - height],
    [x + gap + 2, y - height / 2],
    [x - gap - 2 - width, y - height / 2],
  ];
  const spot = spots.find(([left, top]) => placer.take(left - 2, top, left + width + 2, top + height, false))
    || (style.force && placer.take(spots[0][0], spots[0][1], spots[0][0] + width, spots[0][1] + height, true) && spots[0]);
  if (!spot) return false;
  haloed(context, text, spot[0], spot[1] + style.size * 0.92, style);
  return true;
}

function drawEdgeLabel(context, placer, text, x, y, style) {
  context.font = `${style.weight} ${style.size}px ${SANS}`;
  const width = widthOf(context, text);
  const half = style.size * 0.6;
  const middle = [y, y + 16, y - 16].find((at) => placer.take(x - width / 2 - 2, at - half, x + width / 2 + 2, at + half, false));
  if (middle === undefined) return false;
  haloed(context, text, x - width / 2, middle + style.size * 0.34, style);
  return true;
}

function haloed(context, text, left, baseline, style) {
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = style.halo;
  context.strokeText(text, left, baseline);
  context.fillStyle = style.ink;
  context.fillText(text, left, baseline);
}

// The mark of a contested or denied fact at the middle of its edge.
function drawMark(context, mark, x, y, ink, paper) {
  context.beginPath();
  context.arc(x, y, MARK_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = paper;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = ink;
  context.stroke();
  context.beginPath();
  for (const [x1, y1, x2, y2] of mark) {
    context.moveTo(x + x1, y + y1);
    context.lineTo(x + x2, y + y2);
  }
  context.stroke();
}
