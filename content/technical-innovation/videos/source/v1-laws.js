import { amber, ink, mist, sand, soft, teal, white } from './scene.js';

const laws = [
  ['1 系统完备性', drawWholeness],
  ['2 能量传递', drawEnergy],
  ['3 协调性', drawHarmony],
  ['4 提高理想度', drawIdeality],
  ['5 动态性', drawDynamics],
  ['6 子系统不均衡', drawUnevenness],
  ['7 向微观级进化', drawMicroLevel],
  ['8 向超系统进化', drawSupersystem],
];

/** Eight cards, one for each caption; each picture is drawn about (0, 0), 220 wide and 110 high. */
export function drawEightLaws(s) {
  for (const [i, [name, draw]] of laws.entries()) {
    const [x, y] = [196 + (i % 4) * 296, 236 + Math.floor(i / 4) * 254];
    const at = s.at(i);
    const goal = i === 3;
    s.group({ at, fx: 'rise' }, () => {
      const look = { fill: goal ? sand : soft, stroke: goal ? amber : mist, 'stroke-width': 3 };
      s.box(x - 136, y - 112, 272, 232, look);
      s.text(x, y + 92, name, { size: 28, weight: 700, fill: goal ? amber : ink });
      const place = s.group({ at, over: 0.1 }, () => draw(s, at + 0.7));
      place.setAttribute('transform', `translate(${x} ${y - 22})`);
    });
  }
}

function drawWholeness(s, at) {
  const parts = [
    ['动力', -90, 22],
    ['传动', 0, 22],
    ['执行', 90, 22],
    ['控制', 0, -48],
  ];
  s.line(
    'M-60 22H-30M30 22H60M0 -26V0M-30 -42L-84 -2M30 -42L84 -2',
    { stroke: teal },
    { at: at + 1.4 },
  );
  for (const [i, [name, x, y]] of parts.entries()) {
    s.group({ at: at + i * 0.35 }, () => {
      s.box(x - 33, y - 23, 66, 46, { fill: i === 3 ? amber : teal, rx: 6 });
      s.text(x, y + 8, name, { size: 23, fill: white });
    });
  }
}

function drawEnergy(s, at) {
  s.line('M-90 0H90', { stroke: mist, 'stroke-width': 12 });
  s.line('M-90 0H90', { stroke: amber, 'stroke-width': 12 }, { at, over: 1.8, fx: 'draw' });
  for (const x of [-95, 0, 95]) s.dot(x, 0, 24, { fill: teal });
  const spark = s.dot(0, 0, 9, { fill: white });
  s.tween(at, 1.8, (k) => spark.setAttribute('cx', -95 + 190 * k));
}

function drawHarmony(s, at) {
  const wave = (phase) => {
    const points = Array.from({ length: 45 }, (_, i) => -100 + (i * 200) / 44);
    return `M${points.map((x) => `${x.toFixed(1)} ${(20 * Math.sin(x / 16 + phase)).toFixed(1)}`).join('L')}`;
  };
  s.line(wave(0), { stroke: teal, 'stroke-width': 5, transform: 'translate(0 -30)' });
  const follower = s.line(wave(3), {
    stroke: amber,
    'stroke-width': 5,
    transform: 'translate(0 32)',
  });
  s.tween(at, 2, (k) => follower.setAttribute('d', wave(3 * (1 - k))));
}

function drawIdeality(s, at) {
  const useful = s.box(-80, 0, 50, 0, { fill: teal, rx: 4 });
  const harmful = s.box(30, 0, 50, 0, { fill: amber, rx: 4 });
  const setHeight = (bar, height) => {
    bar.setAttribute('y', (28 - height).toFixed(1));
    bar.setAttribute('height', height.toFixed(1));
  };
  s.tween(at, 2.4, (k) => {
    setHeight(useful, 30 + 65 * k);
    setHeight(harmful, 80 - 62 * k);
  });
  s.text(-55, 56, '有用', { size: 22 });
  s.text(55, 56, '有害', { size: 22 });
}

function drawDynamics(s, at) {
  const rod = s.line('', { stroke: teal, 'stroke-width': 10 });
  s.tween(at, 2.6, (k) => {
    const bend = (70 * Math.sin(k * Math.PI * 1.5)).toFixed(1);
    rod.setAttribute('d', `M-95 0C-40 ${-bend} 40 ${bend} 95 0`);
  });
}

function drawUnevenness(s, at) {
  s.line('M-100 48H100', { stroke: ink });
  for (const [i, height] of [92, 80, 34, 96, 86].entries()) {
    const short = i === 2;
    s.box(-95 + i * 39, 46 - height, 34, height, { fill: short ? amber : teal, rx: 3 });
  }
  s.line('M-100 12H100', { stroke: amber, 'stroke-dasharray': '6 7' }, { at });
}

function drawMicroLevel(s, at) {
  for (const [level, count] of [1, 2, 4, 8].entries()) {
    const side = 96 / count;
    const start = at + level * 0.8;
    const until = level < 3 ? start + 0.7 : Infinity;
    s.group({ at: start, over: 0.4, until }, () => {
      for (let i = 0; i < count * count; i++) {
        const [x, y] = [-48 + (i % count) * side, -52 + Math.floor(i / count) * side];
        s.box(x + 1.5, y + 1.5, side - 3, side - 3, { fill: teal, rx: side / 12 });
      }
    });
  }
}

function drawSupersystem(s, at) {
  s.dot(38, 0, 62, { fill: white, stroke: teal, 'stroke-width': 4 });
  s.dot(62, -22, 15, { fill: teal });
  s.dot(60, 26, 15, { fill: teal });
  const joiner = s.dot(0, 0, 20, { fill: amber });
  s.tween(at, 2, (k) => joiner.setAttribute('cx', -95 + 108 * k));
}

export function drawDynamicRoute(s) {
  const steps = [
    ['刚性体', '直尺', 'M-75 0H75'],
    ['单铰链', '对折尺', 'M-75 28L0 -22L75 28'],
    ['多铰链', '多节折尺', 'M-80 24L-40 -22L0 24L40 -22L80 24'],
    ['柔性体', '卷尺', 'M-80 10C-50 -60-25 60 5 5S60-30 80 8'],
    ['场', '激光测距', 'M-60 0H78'],
  ];
  for (const [i, [kind, tool, path]] of steps.entries()) {
    const x = 180 + i * 230;
    const at = i < 4 ? s.at(0) + 0.4 + i * 1.1 : s.at(1);
    const last = i === 4;
    s.group({ at, fx: 'rise' }, () => {
      s.box(x - 103, 170, 206, 270, {
        fill: last ? sand : soft,
        stroke: last ? amber : mist,
        'stroke-width': 3,
      });
      s.text(x, 350, kind, { size: 30, weight: 700, fill: last ? amber : teal });
      s.text(x, 400, tool, { size: 27 });
      const look = {
        stroke: last ? amber : ink,
        'stroke-width': last ? 4 : 9,
        transform: `translate(${x} 250)`,
      };
      if (last) look['stroke-dasharray'] = '4 12';
      s.line(path, look);
      if (last) s.box(x - 85, 232, 30, 36, { fill: ink, rx: 5 });
    });
  }
  const arrow = { stroke: teal, 'stroke-width': 4 };
  s.line('M90 510H1190', arrow, { at: 0.6, over: s.at(2) - 2.5, fx: 'draw' });
  s.line('M1174 497L1192 510L1174 523', arrow, { at: s.at(2) - 2, over: 0.4 });
  s.text(
    640,
    566,
    '可动性与可控性一步步提高',
    { size: 28, weight: 600, fill: teal },
    { at: s.at(1.3) },
  );
}
