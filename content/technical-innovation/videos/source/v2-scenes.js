import { amber, ink, mist, plot, sand, slate, soft, teal, white } from './scene.js';

export function drawTitle(s) {
  s.text(90, 230, '专业技术创新理论与案例分析', { size: 26, fill: teal, anchor: 'start' });
  const big = { size: 62, weight: 700, anchor: 'start', leading: 1.35 };
  s.text(86, 330, ['技术矛盾与', '矛盾矩阵'], big, { at: 0.2, fx: 'rise' });
  s.text(90, 510, '从问题到原理', { size: 30, fill: slate, anchor: 'start' }, { at: 1 });
  s.line('M900 500L840 560H960Z', { stroke: ink, fill: soft });
  const beam = s.group({ at: 0.2 }, () => {
    s.line('M660 490H1140', { stroke: ink, 'stroke-width': 10 });
    s.box(670, 400, 120, 85, { fill: teal });
    s.text(730, 453, '坚固', { size: 30, weight: 700, fill: white });
    s.box(1010, 400, 120, 85, { fill: amber });
    s.text(1070, 453, '轻便', { size: 30, weight: 700, fill: white });
  });
  s.tween(0.8, 4, (k) => {
    const tilt = 13 * Math.sin(k * Math.PI * 2.5);
    beam.setAttribute('transform', `rotate(${tilt.toFixed(2)} 900 490)`);
  });
}

export function drawContradiction(s) {
  s.text(300, 160, '手持检测仪的外壳', { size: 28, weight: 600 });
  const shell = s.box(140, 200, 320, 330, { fill: white, stroke: teal, rx: 26 });
  s.box(230, 280, 140, 90, { fill: mist });
  s.text(300, 335, '机芯', { size: 26 });
  s.text(300, 460, '壳壁加厚', { size: 26, fill: teal, weight: 600 }, { at: 0.8 });
  s.text(730, 200, '强度', { size: 30, weight: 700, fill: teal });
  s.text(1010, 200, '重量', { size: 30, weight: 700, fill: amber });
  s.line('M600 540H1140', { stroke: '#94a3b8' });
  const strength = s.box(670, 0, 120, 0, { fill: teal, rx: 4 });
  const weight = s.box(950, 0, 120, 0, { fill: amber, rx: 4 });
  s.tween(0.8, 3, (k) => {
    shell.setAttribute('stroke-width', (10 + 34 * k).toFixed(1));
    for (const [bar, height] of [
      [strength, 90 + 190 * k],
      [weight, 70 + 200 * k],
    ]) {
      bar.setAttribute('y', (540 - height).toFixed(1));
      bar.setAttribute('height', height.toFixed(1));
    }
  });
  s.text(730, 590, '改善', { size: 30, weight: 600, fill: teal }, { at: s.at(1), fx: 'rise' });
  s.text(1010, 590, '恶化', { size: 30, weight: 600, fill: amber }, { at: s.at(1.2), fx: 'rise' });
  s.text(870, 400, '技术矛盾', { size: 30, weight: 700 }, { at: s.at(1.5), fx: 'grow' });
  s.line('M815 425H925', { stroke: ink }, { at: s.at(1.5) });
}

export function drawTradeOff(s) {
  const curve = (push) => (u) => [200 + u * 500 + push, 510 - 260 * (1 - u) ** 2.2 - push];
  s.line('M160 130V560H1000', { 'stroke-width': 2.5 });
  s.text(176, 150, '强度', { size: 26, fill: teal, anchor: 'start' });
  s.text(1000, 598, '轻便', { size: 26, fill: teal, anchor: 'end' });
  s.line(plot(curve(0)), { stroke: slate, 'stroke-width': 5 }, { at: 0.2, over: 1.4, fx: 'draw' });
  const pushed = s.line(plot(curve(0)), { stroke: teal, 'stroke-width': 6 }, { at: s.at(1) });
  s.tween(s.at(1.15), 2.2, (k) => pushed.setAttribute('d', plot(curve(90 * k))));
  const dot = s.dot(0, 0, 15, { fill: amber });
  const [there, out] = [s.at(0.25), s.at(1.15)];
  s.always((t) => {
    const swing = Math.min(1, Math.max(0, (t - there) / (out - there - 0.8)));
    const u = 0.42 + 0.24 * Math.sin(swing * Math.PI * 2);
    const k = Math.min(1, Math.max(0, (t - out) / 2.2));
    const [x, y] = curve(90 * k * k * (3 - 2 * k))(u);
    dot.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  });
  s.group({ at: s.at(0.3), fx: 'rise' }, () => {
    s.box(830, 150, 370, 130, { fill: soft });
    s.text(1015, 202, '折中', { size: 32, weight: 700, fill: slate });
    s.text(1015, 250, '在曲线上挪，各让一步', { size: 27 });
  });
  s.group({ at: s.at(1.2), fx: 'rise' }, () => {
    s.box(830, 310, 370, 130, { fill: sand });
    s.text(1015, 362, '消除矛盾', { size: 32, weight: 700, fill: amber });
    s.text(1015, 410, '推开曲线，两边都不亏', { size: 27 });
  });
}

export function drawSentence(s) {
  const rows = [
    [150, '正着写', ['加厚外壳', '强度改善', '重量恶化'], 0],
    [390, '反着写', ['减薄外壳', '重量改善', '强度恶化'], 1],
  ];
  for (const [y, name, parts, cue] of rows) {
    s.text(
      90,
      y + 30,
      name,
      { size: 28, weight: 600, fill: slate, anchor: 'start' },
      { at: s.at(cue) },
    );
    for (const [i, part] of parts.entries()) {
      const x = 90 + i * 380;
      const at = s.at(cue + 0.15 + i * 0.22);
      const look = [
        [soft, ink],
        [mist, teal],
        [sand, amber],
      ][i];
      s.group({ at, fx: 'rise' }, () => {
        s.box(x, y + 55, 340, 120, { fill: look[0] });
        s.text(x + 28, y + 96, ['如果', '那么', '但是'][i], {
          size: 25,
          fill: slate,
          anchor: 'start',
        });
        s.text(x + 170, y + 146, part, { size: 36, weight: 700, fill: look[1] });
      });
      if (i) s.line(`M${x - 31} ${y + 115}h22l-8 -8m8 8l-8 8`, { stroke: slate }, { at });
    }
  }
}

export function drawSolutions(s) {
  const ideas = [
    ['1', '分割', ['外壳分块', '只加厚易摔的四角']],
    ['8', '重量补偿', ['挂在弹簧平衡器下', '手上不承重']],
    ['40', '复合材料', ['改用纤维增强塑料', '轻而坚固']],
    ['15', '动态化', ['外壳与机芯弹性连接', '受撞时让一让']],
  ];
  for (const [i, [number, name, lines]] of ideas.entries()) {
    const x = 195 + i * 297;
    s.group({ at: 0.3 + i * 0.3 }, () => {
      s.box(x - 135, 140, 270, 150, { fill: teal });
      s.text(x, 206, number, { size: 52, weight: 700, fill: white });
      s.text(x, 262, name, { size: 32, weight: 600, fill: white });
    });
    const at = s.at(i + 1);
    s.line(`M${x} 300V348l-12 -12m12 12l12 -12`, { stroke: teal, 'stroke-width': 4 }, { at });
    s.group({ at: at + 0.3, fx: 'rise' }, () => {
      s.box(x - 135, 360, 270, 130, { fill: sand });
      s.text(x, 416, lines, { size: 27, leading: 1.65 });
    });
  }
  s.text(
    640,
    566,
    '方向来自矩阵，做法来自专业；先选最容易验证的一两条',
    { size: 30, weight: 600, fill: amber },
    { at: s.at(5) },
  );
}

export function drawBridge(s) {
  const places = [
    [210, 480, ['具体问题'], '外壳重'],
    [470, 220, ['通用问题'], '改善14，恶化1'],
    [810, 220, ['通用解'], '原理 1、8、40、15'],
    [1070, 480, ['具体方案'], '四角加厚'],
  ];
  const route = 'M210 480L470 220H810L1070 480';
  const shortcut = { stroke: '#94a3b8', 'stroke-width': 3, 'stroke-dasharray': '8 10' };
  s.line('M350 490H930', shortcut, { at: 0.4 });
  s.text(640, 470, '直接想，容易困在老办法里', { size: 26, fill: slate }, { at: 0.8 });
  const over = s.at(1.4) - 1;
  const path = s.line(route, { stroke: teal, 'stroke-width': 5 }, { at: 0.6, over, fx: 'draw' });
  s.follow(path, s.dot(0, 0, 14, { fill: amber }), 0.6, over);
  for (const [i, [x, y, name, example]] of places.entries()) {
    s.group({ at: 0.4 + (i * over) / 3.2, fx: 'grow' }, () => {
      s.box(x - 140, y - 58, 280, 116, { fill: i % 3 ? mist : sand });
      s.text(x, y - 6, name, { size: 32, weight: 700, fill: i % 3 ? teal : amber });
      s.text(x, y + 38, example, { size: 26 });
    });
  }
  const steps = [
    [292, 345, '二 转化参数'],
    [640, 145, '三 查表'],
    [988, 345, '四 转化方案'],
    [210, 590, '一 描述问题'],
  ];
  for (const [i, [x, y, name]] of steps.entries()) {
    const anchor = ['end', 'middle', 'start', 'middle'][i];
    s.text(
      x,
      y,
      name,
      { size: 27, weight: 600, anchor },
      { at: 0.8 + (((i + 1) % 4) * over) / 3.2 },
    );
  }
}
