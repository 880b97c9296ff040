// How many dated facts begin in each year, or in each month when all lie within three years.

function histogram() {
  const starts = facts.map(startOf).filter((start) => start && /^\d{4}-\d\d/.test(start)).sort();
  if (!starts.length) return null;
  const [first, last] = [starts[0], starts[starts.length - 1]];
  const yearly = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > 3;
  const place = (day) => Number(day.slice(0, 4)) * (yearly ? 1 : 12) + (yearly ? 0 : Number(day.slice(5, 7)) - 1);
  const from = place(first);
  const bins = Math.min(240, place(last) - from + 1);
  const counts = tally(starts.map((day) => Math.min(bins - 1, place(day) - from)));
  const tallest = Math.max(...counts.values());
  const step = 100 / bins;
  const bars = [...counts].map(([bin, count]) => {
    const height = 4 + 26 * (count / tallest);
    return svg('rect', {x: bin * step, y: 30 - height, width: Math.max(0.6, step * 0.82), height});
  });
  const span = yearly ? 4 : 7;
  return h('figure', {class: 'histogram'},
    svg('svg', {viewBox: '0 0 100 30', preserveAspectRatio: 'none', role: 'img', 'aria-label': `${plural(starts.length, 'dated fact')} from ${first.slice(0, span)} to ${last.slice(0, span)}`}, bars),
    h('figcaption', null, h('span', null, first.slice(0, span)), h('span', null, last.slice(0, span))));
}
