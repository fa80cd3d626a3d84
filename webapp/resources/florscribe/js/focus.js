// Who was on something when a part of the page was renewed is on it again afterwards, so that the next key does what it said.

/** What tells one control from another is what it is for; how it looks and stands at the moment is left out. */
function mark(element) {
  const purposes = [...element.attributes].filter(({ name }) => ["id", "name", "href", "type"].includes(name) || name.startsWith("data-"));
  return JSON.stringify([element.localName, purposes.map(({ name, value }) => [name, value]).sort()]);
}

/**
 * Notes what has the focus.
 * @returns {() => void} gives the focus to what stands in its place now, if it was lost in between
 */
export function holdFocus() {
  const held = document.activeElement;
  if (!held || held === document.body) return () => {};
  const marked = mark(held);
  const position = same(marked, held.localName).indexOf(held);
  return () => {
    if (held.isConnected) return;
    const there = (held.id && document.getElementById(held.id)) || same(marked, held.localName)[position];
    there?.focus({ preventScroll: true });
  };
}

function same(marked, localName) {
  return [...document.getElementsByTagName(localName)].filter((element) => mark(element) === marked);
}
