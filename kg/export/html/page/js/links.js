// Deep links: #e=<entity id> and #f=<fact id>. A link can be sent, bookmarked and followed back.

function fromLink() {
  const match = /^#([ef])=(.*)$/s.exec(location.hash);
  if (!match) return null;
  let id;
  try { id = decodeURIComponent(match[2]); } catch { return null; }
  const kind = match[1] === 'e' ? 'entity' : 'fact';
  const index = (kind === 'entity' ? entityById : factById).get(id);
  return index === undefined ? null : {kind, index};
}

function toLink(selected) {
  if (!selected) return '#';
  return selected.kind === 'entity' ? `#e=${encodeURIComponent(entities[selected.index].id)}` : `#f=${encodeURIComponent(facts[selected.index].id)}`;
}

function startLinks() {
  const follow = () => {
    const target = fromLink();
    if (!target) return;
    if (target.kind === 'entity' && !state.shown.entities.has(target.index)) showEntity(target.index);
    select(target.kind, target.index, 'link');
  };
  on('select', ({selected, origin, changed}) => {
    if (!changed || origin === 'link') return;
    try {
      history.pushState(null, '', toLink(selected));
    } catch {
      // A sandboxed frame has no history to write.
    }
  });
  addEventListener('hashchange', follow);
  addEventListener('popstate', () => (fromLink() ? follow() : state.selected && select(null, null, 'link')));
  follow();
}
