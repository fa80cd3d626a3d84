// The outline of the sound: bars in an SVG, as many as there is room for, those that were played in another colour.
const SVG = "http://www.w3.org/2000/svg";
const BAR_PX = 4;
const HEIGHT = 40;
const LOWEST = 2;
/** Where nothing was measured: a line from end to end. */
const FLAT = `M0 ${HEIGHT / 2}H100`;

const drawn = new WeakMap();

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The loudest of the bars that fall together; what is quiet is drawn larger, as voices are seldom near full scale. */
function fit(bars, count) {
  const heights = [];
  const loudest = Math.max(1, ...bars);
  for (let i = 0; i < count; i++) {
    const from = Math.floor((i * bars.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * bars.length) / count));
    heights.push(Math.sqrt(Math.max(...bars.slice(from, to)) / loudest) * HEIGHT);
  }
  return heights;
}

function upright(heights) {
  const room = 100 / heights.length;
  return heights
    .map((height, i) => {
      const tall = Math.max(LOWEST, height);
      return `M${((i + 0.5) * room).toFixed(3)} ${((HEIGHT - tall) / 2).toFixed(1)}v${tall.toFixed(1)}`;
    })
    .join("");
}

function paint(svg) {
  const { bars, share } = drawn.get(svg);
  const width = svg.clientWidth;
  if (!width) return;
  const path = bars.length ? upright(fit(bars, Math.max(1, Math.min(bars.length, Math.floor(width / BAR_PX))))) : FLAT;
  svg.setAttribute("viewBox", `0 0 100 ${HEIGHT}`);
  const clip = element("clipPath", { id: "flor-played-clip" });
  clip.append(element("rect", { x: 0, y: 0, width: 100 * share, height: HEIGHT }));
  svg.replaceChildren(
    clip,
    element("path", { class: "flor-bar-to-play", d: path, "vector-effect": "non-scaling-stroke" }),
    element("path", { class: "flor-bar-played", d: path, "vector-effect": "non-scaling-stroke", "clip-path": "url(#flor-played-clip)" }),
  );
}

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) if (drawn.has(target)) paint(target);
});

/** @param {number[]} bars from 0 to 255; none where nothing was measured */
export function draw(svg, bars) {
  drawn.set(svg, { bars, share: 0 });
  sizes.observe(svg);
  paint(svg);
}

/** How much of it was played, from 0 to 1. */
export function show(svg, share) {
  const about = drawn.get(svg);
  if (!about) return;
  about.share = share;
  svg.querySelector("rect")?.setAttribute("width", String(100 * share));
}
