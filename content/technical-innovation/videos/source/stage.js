import { Scene } from './scene.js';

/** Quiet seconds a reader gets for one caption: about six characters a second and a breath. */
function readingSeconds(text) {
  return Math.round((0.7 + text.length / 5.8) * 4) / 4;
}

/**
 * Lays out a film as a function of time. Nothing runs on a clock: `seek(seconds)` draws one moment,
 * so that every rendering yields the same frames.
 * @param video `{ title, scenes: [{ title, cues: string[], draw(scene) }] }`
 * @returns `{ title, seconds, cues: [{ from, to, text }], seek }`, all times in seconds
 */
export function build(svg, video) {
  const scenes = [];
  const cues = [];
  let clock = 0;
  for (const [index, part] of video.scenes.entries()) {
    const starts = [];
    const from = clock;
    for (const text of part.cues) {
      starts.push(clock - from);
      cues.push({ from: clock, to: clock + readingSeconds(text), text });
      clock += readingSeconds(text);
    }
    const scene = new Scene(svg, [...starts, clock - from]);
    if (part.title) drawHeading(scene, part.title, index, video.scenes.length);
    part.draw(scene);
    scenes.push({ scene, from, to: clock });
  }
  const seek = (t) => {
    const last = scenes.at(-1);
    for (const each of scenes) {
      const shown = t >= each.from && (t < each.to || each === last);
      each.scene.show(shown, t - each.from, each === last ? Infinity : each.to - t);
    }
  };
  return { title: video.title, seconds: clock, cues, seek };
}

function drawHeading(scene, title, index, count) {
  scene.box(64, 46, 8, 40, { fill: '#0f766e', rx: 4 });
  scene.text(90, 79, title, { size: 36, weight: 700, anchor: 'start' });
  for (let i = 1; i < count; i++) {
    const x = 1216 - (count - 1 - i) * 26;
    scene.dot(x, 66, i === index ? 7 : 5, { fill: i <= index ? '#0f766e' : '#cbd5d1' });
  }
}
