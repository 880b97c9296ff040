// What the drawing means: types by colour and shape, stances by line and mark. The legend is made from the same tables.

// Shapes are vis-network's; every type differs from its neighbours in shape or clearly in lightness as well as in hue.
const TYPES = new Map([
  ['PERSON', {name: 'Person', shape: 'dot', colour: '--person'}],
  ['ORG', {name: 'Organisation', shape: 'square', colour: '--org'}],
  ['GPE', {name: 'Country or city', shape: 'hexagon', colour: '--gpe'}],
  ['LOC', {name: 'Place', shape: 'triangleDown', colour: '--loc'}],
  ['FAC', {name: 'Building or site', shape: 'square', colour: '--fac'}],
  ['NORP', {name: 'Group of people', shape: 'dot', colour: '--norp'}],
  ['EVENT', {name: 'Event', shape: 'star', colour: '--event'}],
  ['LAW', {name: 'Law', shape: 'diamond', colour: '--law'}],
  ['PRODUCT', {name: 'Product', shape: 'triangle', colour: '--product'}],
  ['WORK', {name: 'Work', shape: 'triangle', colour: '--work'}],
  ['POSITION', {name: 'Position', shape: 'diamond', colour: '--position'}],
  ['THING', {name: 'Other thing', shape: 'dot', colour: '--thing'}],
]);

const OTHER_TYPE = {name: null, shape: 'dot', colour: '--thing'};

const typeOf = (type) => TYPES.get(type) || OTHER_TYPE;
const typeName = (type) => typeOf(type).name || type.toLowerCase();

// `mark` is drawn in a circle at the middle of the edge: strokes [x1, y1, x2, y2] around it (≠ and ×).
const STANCES = new Map([
  ['affirmed', {name: 'Affirmed', colour: '--affirmed', dashes: false, mark: null, says: 'stated, and denied by no one'}],
  ['contested', {name: 'Contested', colour: '--contested', dashes: false, mark: [[-3.2, -1.7, 3.2, -1.7], [-3.2, 1.7, 3.2, 1.7], [2, -4, -2, 4]], says: 'affirmed by one, denied by another'}],
  ['denied', {name: 'Denied', colour: '--denied', dashes: [9, 6], mark: [[-2.8, -2.8, 2.8, 2.8], [2.8, -2.8, -2.8, 2.8]], says: 'only ever denied'}],
  ['unrealised', {name: 'Not realised', colour: '--unrealised', dashes: [2, 5], mark: null, says: 'planned, possible or wished for'}],
]);

const stanceOf = (stance) => STANCES.get(stance) || {name: stance, colour: '--affirmed', dashes: false, mark: null, says: ''};

// "sanctioned_by" is a declared relation, "open:lift" a verb that no declaration covers.
const relationName = (relation) => relation.replace(/^open:/, '').replaceAll('_', ' ');

// A colour as the page's theme has it, for the canvas.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Reading a custom property for every mark of every frame would be slow: kept until the theme changes.
const tones = new Map();
function colourNow(name) {
  if (!tones.has(name)) tones.set(name, colour(name));
  return tones.get(name);
}

const OUTLINES = {
  dot: ['circle', {cx: 8, cy: 8, r: 6}],
  square: ['rect', {x: 2.5, y: 2.5, width: 11, height: 11}],
  hexagon: ['polygon', {points: '1.5,8 4.75,2.4 11.25,2.4 14.5,8 11.25,13.6 4.75,13.6'}],
  triangle: ['polygon', {points: '8,1.8 14.6,13.2 1.4,13.2'}],
  triangleDown: ['polygon', {points: '8,14.2 14.6,2.8 1.4,2.8'}],
  diamond: ['polygon', {points: '8,1 15,8 8,15 1,8'}],
  star: ['polygon', {points: '8,.8 10.1,5.9 15.5,6.3 11.4,9.9 12.7,15.2 8,12.3 3.3,15.2 4.6,9.9 .5,6.3 5.9,5.9'}],
};

function typeIcon(type) {
  const [tag, shape] = OUTLINES[typeOf(type).shape];
  return svg('svg', {viewBox: '0 0 16 16', class: `icon type${typeOf(type).colour}`, 'aria-hidden': 'true'}, svg(tag, shape));
}

function stanceIcon(stance) {
  const {dashes, mark, colour: name} = stanceOf(stance);
  return svg('svg', {viewBox: '0 0 30 16', class: `line stance${name}`, 'aria-hidden': 'true'},
    svg('line', {x1: 1, y1: 8, x2: 29, y2: 8, 'stroke-dasharray': dashes ? dashes.map((d) => d * 0.6).join(' ') : null}),
    mark ? svg('circle', {cx: 15, cy: 8, r: 7}) : null,
    mark ? mark.map(([x1, y1, x2, y2]) => svg('line', {x1: 15 + x1, y1: 8 + y1, x2: 15 + x2, y2: 8 + y2, class: 'stroke'})) : null);
}
