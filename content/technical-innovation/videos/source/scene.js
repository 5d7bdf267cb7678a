const namespace = 'http://www.w3.org/2000/svg';

export const ink = '#1f2937';
export const teal = '#0f766e';
export const amber = '#b45309';
export const soft = '#f1f5f4';
export const mist = '#d7e6e3';
export const sand = '#fbeedd';
export const slate = '#64748b';
export const white = '#ffffff';

const ease = (k) => k * k * (3 - 2 * k);
const share = (t, at, over) => Math.min(1, Math.max(0, (t - at) / over));

/**
 * One scene: shapes on a 1280 x 720 sheet (the lowest 90 are left to the player's captions), each
 * with an optional motion `{ at, over = 0.6, fx = 'fade', until }`, seconds from the scene's start.
 * fx: fade; rise (fade upwards); draw (a line grows along its length); grow (scale from its middle).
 */
export class Scene {
  constructor(svg, starts) {
    this.starts = starts;
    this.moves = [];
    this.root = element('g', {}, svg);
    this.parent = this.root;
  }

  /** Second at which caption `index` begins; 1.5 is the middle of the second one. */
  at(index) {
    const whole = Math.floor(index);
    const from = this.starts[whole];
    const to = this.starts[whole + 1] ?? from;
    return from + (to - from) * (index - whole);
  }

  show(shown, t, left) {
    this.root.setAttribute('display', shown ? 'inline' : 'none');
    if (!shown) return;
    const visible = Math.min(1, t / 0.35 + 0.01, left / 0.25);
    this.root.setAttribute('opacity', visible.toFixed(2));
    for (const move of this.moves) move(t);
  }

  /** Calls `change(k)` with k easing from 0 to 1 between `at` and `at + over`. */
  tween(at, over, change) {
    this.moves.push((t) => change(ease(share(t, at, over))));
  }

  /** Calls `change(t)` for every moment, t in seconds from the scene's start. */
  always(change) {
    this.moves.push(change);
  }

  /** Leads `node`, drawn about (0, 0), along `path`. */
  follow(path, node, at, over) {
    const length = path.getTotalLength();
    this.tween(at, over, (k) => {
      const { x, y } = path.getPointAtLength(k * length);
      node.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    });
  }

  group(motion, build) {
    const outer = this.parent;
    const group = element('g', {}, outer);
    this.parent = group;
    build(this);
    this.parent = outer;
    return this.animate(group, motion);
  }

  text(x, y, content, look = {}, motion) {
    const { size = 26, weight = 400, fill = ink, anchor = 'middle', leading = 1.5 } = look;
    const node = element(
      'text',
      { x, y, 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor },
      this.parent,
    );
    for (const [i, line] of [content].flat().entries()) {
      const row = element('tspan', { x, y: y + i * size * leading }, node);
      row.textContent = line;
    }
    return this.animate(node, motion);
  }

  box(x, y, width, height, look = {}, motion) {
    return this.shape('rect', { x, y, width, height, rx: 10, fill: soft, ...look }, motion);
  }

  dot(cx, cy, r, look = {}, motion) {
    return this.shape('circle', { cx, cy, r, fill: teal, ...look }, motion);
  }

  line(d, look = {}, motion) {
    const base = { d, fill: 'none', stroke: ink, 'stroke-width': 3, 'stroke-linecap': 'round' };
    return this.shape('path', { ...base, 'stroke-linejoin': 'round', ...look }, motion);
  }

  shape(tag, attributes, motion) {
    return this.animate(element(tag, attributes, this.parent), motion);
  }

  animate(node, motion) {
    if (!motion) return node;
    const { at, over = 0.6, fx = 'fade', until = Infinity } = motion;
    if (fx === 'draw') node.setAttribute('pathLength', 1);
    if (fx === 'grow') node.setAttribute('style', 'transform-box:fill-box;transform-origin:center');
    this.moves.push((t) => {
      const k = ease(share(t, at, over));
      const gone = ease(share(t, until, 0.4));
      effects[fx](node, k);
      const opacity = (fx === 'draw' ? Math.min(1, k * 50) : k) * (1 - gone);
      node.setAttribute('opacity', opacity.toFixed(2));
    });
    return node;
  }
}

const effects = {
  fade() {},
  rise: (node, k) => node.setAttribute('transform', `translate(0 ${(16 * (1 - k)).toFixed(1)})`),
  grow: (node, k) => node.setAttribute('transform', `scale(${(0.7 + 0.3 * k).toFixed(3)})`),
  draw(node, k) {
    node.setAttribute('stroke-dasharray', '1 1');
    node.setAttribute('stroke-dashoffset', (1 - k).toFixed(4));
  },
};

function element(tag, attributes, parent) {
  const node = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent.append(node);
  return node;
}

/** Path through the graph of `f` for x from `from` to `to`, f giving sheet coordinates `[x, y]`. */
export function plot(f, from = 0, to = 1, steps = 60) {
  const points = Array.from({ length: steps + 1 }, (_, i) => f(from + ((to - from) * i) / steps));
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}
