import { amber, mist, plot, sand, slate, soft, teal, white } from './scene.js';

const stages = ['婴儿期', '成长期', '成熟期', '衰退期'];
const edges = [0, 0.22, 0.5, 0.75, 1];

const smooth = (u, from, to) => {
  const k = Math.min(1, Math.max(0, (u - from) / (to - from)));
  return k * k * (3 - 2 * k);
};
const performanceOf = (u) =>
  0.06 + 0.86 / (1 + Math.exp(-(u - 0.36) * 14)) - 0.07 * smooth(u, 0.76, 1);
const patentsOf = (u) => 0.08 + 0.8 * smooth(u, 0.1, 0.66) - 0.5 * smooth(u, 0.72, 1);
const levelOf = (u) => 0.88 - 0.5 * smooth(u, 0.05, 0.5) - 0.26 * smooth(u, 0.45, 0.95);
const profitOf = (u) =>
  0.2 - 0.12 * smooth(u, 0, 0.14) + 0.78 * smooth(u, 0.16, 0.6) - 0.4 * smooth(u, 0.76, 1);

const into = (x, y, width, height, f) => (u) => [x + u * width, y + height - f(u) * height];

export function drawTitle(s) {
  const curve = into(660, 170, 520, 380, performanceOf);
  s.line('M660 160V550H1200', { stroke: '#94a3b8', 'stroke-width': 2 });
  const look = { stroke: teal, 'stroke-width': 7 };
  const path = s.line(plot(curve), look, { at: 0.4, over: 5, fx: 'draw' });
  s.follow(path, s.dot(0, 0, 13, { fill: amber }), 0.4, 5);
  s.text(90, 230, '专业技术创新理论与案例分析', { size: 26, fill: teal, anchor: 'start' });
  const big = { size: 62, weight: 700, anchor: 'start', leading: 1.35 };
  s.text(86, 330, ['技术系统的', 'S曲线与进化法则'], big, { at: 0.2, fx: 'rise' });
  s.text(
    90,
    510,
    '往哪里走，看阶段，看法则',
    { size: 28, fill: slate, anchor: 'start' },
    { at: 1 },
  );
}

export function drawLevels(s) {
  const frame = { 'stroke-width': 3, stroke: teal };
  s.box(
    80,
    130,
    640,
    480,
    { ...frame, fill: white, 'stroke-dasharray': '10 8' },
    { at: s.at(1.4) },
  );
  s.text(400, 178, '超系统：泵站和管网', { weight: 600 }, { at: s.at(1.4) });
  s.box(150, 205, 500, 370, { ...frame, fill: soft }, { at: s.at(0), fx: 'grow' });
  s.text(400, 255, '系统：水泵', { weight: 600, size: 28 }, { at: s.at(0.3) });
  s.group({ at: s.at(1), fx: 'grow' }, () => {
    s.box(245, 285, 310, 260, { ...frame, stroke: amber, fill: sand });
    s.text(400, 330, '子系统：叶轮', { weight: 600, fill: amber });
    s.dot(400, 440, 80, { fill: white, stroke: amber, 'stroke-width': 3 });
    const wheel = s.line([0, 1, 2, 3, 4, 5].map((i) => bladeAt((i * Math.PI) / 3)).join(''), {
      stroke: amber,
      'stroke-width': 6,
    });
    s.always((t) => wheel.setAttribute('transform', `rotate(${(t * 40) % 360} 400 440)`));
    s.dot(400, 440, 14, { fill: amber });
  });
  s.text(990, 230, '同一个问题：泵的噪声', { weight: 600, size: 28 }, { at: s.at(2) });
  const looks = ['往上看：改机房，加隔声', '看本身：改泵体，加减振', '往下看：改叶轮，变叶形'];
  for (const [i, look] of looks.entries()) {
    const motion = { at: s.at(2.15 + i * 0.2), fx: 'rise' };
    s.group(motion, () => {
      s.box(780, 275 + i * 100, 420, 76, { fill: i === 2 ? sand : mist });
      s.text(990, 323 + i * 100, look, { size: 28 });
    });
  }
}

function bladeAt(angle) {
  const at = (radius, turn) =>
    `${400 + radius * Math.cos(angle + turn)} ${440 + radius * Math.sin(angle + turn)}`;
  return `M${at(14, 0)}Q${at(50, 0.15)} ${at(72, 0.7)}`;
}

export function drawStages(s) {
  const curve = into(110, 130, 1070, 300, performanceOf);
  const lines = [
    ['性能提升缓慢', '专利少，级别高', '亏损'],
    ['性能快速提升', '专利增多，级别下降', '利润快速上升'],
    ['性能接近极限', '专利很多，级别低', '利润高而趋稳'],
    ['性能停滞', '专利减少，级别很低', '利润下降'],
  ];
  s.line('M110 116V430H1206', { 'stroke-width': 2.5 }, { at: 0.2, over: 1.4, fx: 'draw' });
  s.text(126, 140, '主要性能参数', { size: 22, fill: teal, anchor: 'start' }, { at: 0.8 });
  s.text(1200, 418, '时间', { size: 22, fill: teal, anchor: 'end' }, { at: 1.2 });
  for (const [i, stage] of stages.entries()) {
    const [from, to] = [edges[i], edges[i + 1]];
    const [x, width] = [110 + from * 1070, (to - from) * 1070];
    const at = s.at(i + 1);
    s.box(x + 4, 436, width - 8, 172, { fill: i % 2 ? soft : mist }, { at });
    s.text(x + width / 2, 478, stage, { size: 30, weight: 700, fill: teal }, { at });
    s.text(x + width / 2, 518, lines[i], { size: 23, leading: 1.55 }, { at: at + 0.5, fx: 'rise' });
    const over = s.at(i + 2) - at - 0.8;
    s.line(plot(curve, from, to), { stroke: teal, 'stroke-width': 6 }, { at, over, fx: 'draw' });
    if (i)
      s.line(
        `M${x} 150V430`,
        { stroke: '#94a3b8', 'stroke-width': 2, 'stroke-dasharray': '6 8' },
        { at },
      );
  }
}

export function drawIndicators(s) {
  const charts = [
    ['性能', performanceOf],
    ['专利数量', patentsOf],
    ['发明级别', levelOf],
    ['利润', profitOf],
  ];
  const cursors = [];
  for (const [i, [name, f]] of charts.entries()) {
    const [x, y] = [80 + (i % 2) * 365, 130 + Math.floor(i / 2) * 245];
    s.box(x, y, 345, 225, { fill: soft });
    s.text(x + 20, y + 38, name, { size: 25, weight: 600, anchor: 'start' });
    s.line(`M${x + 20} ${y + 200}H${x + 325}`, { stroke: '#94a3b8', 'stroke-width': 2 });
    const curve = into(x + 20, y + 55, 305, 145, f);
    s.line(
      plot(curve),
      { stroke: teal, 'stroke-width': 4 },
      { at: 0.4 + i * 0.5, over: 1.6, fx: 'draw' },
    );
    if (name === '利润') {
      s.line(`M${x + 20} ${y + 171}H${x + 325}`, {
        stroke: slate,
        'stroke-width': 1.5,
        'stroke-dasharray': '4 6',
      });
      s.text(x + 325, y + 163, '盈亏线', { size: 18, fill: slate, anchor: 'end' });
    }
    cursors.push([curve, s.dot(0, 0, 9, { fill: amber })]);
  }
  s.text(1005, 156, '策略随阶段而变', { size: 27, weight: 600 });
  const plans = [
    '集中解决瓶颈',
    '加快完善，扩大应用',
    '降成本，布局下一代',
    '找细分用途，转新原理',
  ];
  const cards = plans.map((plan, i) => {
    const card = s.box(825, 180 + i * 108, 375, 92, {
      fill: soft,
      stroke: mist,
      'stroke-width': 2,
    });
    s.text(848, 218 + i * 108, stages[i], { size: 25, weight: 700, fill: teal, anchor: 'start' });
    s.text(848, 254 + i * 108, plan, { size: 25, anchor: 'start' });
    return card;
  });
  const over = s.at(3) - s.at(1) - 1;
  s.tween(s.at(1), over, (k) => {
    for (const [curve, dot] of cursors) {
      const [x, y] = curve(k);
      dot.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
    const now = Math.min(3, edges.findIndex((edge) => k < edge) - 1);
    for (const [i, card] of cards.entries()) {
      const lit = i === (now < 0 ? 3 : now);
      card.setAttribute('fill', lit ? sand : soft);
      card.setAttribute('stroke', lit ? amber : mist);
    }
  });
}

export function drawNextCurve(s) {
  const old = (u) => [130 + u * 760, 560 - 270 * performanceOf(u)];
  const next = (u) => [560 + u * 620, 560 - 430 * performanceOf(u * 0.76)];
  s.line('M130 130V560H1200', { 'stroke-width': 2.5 });
  s.text(146, 150, '主要性能参数', { size: 22, fill: teal, anchor: 'start' });
  s.text(1200, 596, '时间', { size: 22, fill: teal, anchor: 'end' });
  s.box(620, 180, 270, 380, { fill: soft, rx: 0 }, { at: s.at(2) });
  s.text(755, 216, '新旧并存', { size: 25, weight: 600, fill: slate }, { at: s.at(2.1) });
  s.line(plot(old), { stroke: teal, 'stroke-width': 6 }, { at: 0.3, over: 2.2, fx: 'draw' });
  s.text(330, 348, '现有技术', { weight: 600, fill: teal }, { at: 1.4 });
  const limit = { stroke: slate, 'stroke-width': 2, 'stroke-dasharray': '8 8' };
  s.line('M130 298H890', limit, { at: s.at(0.5) });
  s.text(
    150,
    282,
    '现有原理允许的极限',
    { size: 24, fill: slate, anchor: 'start' },
    { at: s.at(0.5) },
  );
  const over = s.at(3) - s.at(1) - 2.5;
  s.line(plot(next), { stroke: amber, 'stroke-width': 6 }, { at: s.at(1), over, fx: 'draw' });
  s.text(1010, 140, '基于新原理的下一代', { weight: 600, fill: amber }, { at: s.at(1.7) });
  s.dot(680, next((680 - 560) / 620)[1], 10, { fill: amber }, { at: s.at(2.2) });
  s.text(
    715,
    536,
    '起步时可能不如旧技术',
    { size: 24, fill: amber, anchor: 'start' },
    { at: s.at(2.3) },
  );
}

export function drawUse(s) {
  const steps = [
    ['一', '定阶段', ['四项指标一起看，', '画出S曲线上的位置']],
    ['二', '找短板', ['哪个子系统最落后，', '就先改哪里']],
    ['三', '选方向', ['用八条法则推演，', '列出可试的方案']],
  ];
  for (const [i, [number, name, lines]] of steps.entries()) {
    const x = 240 + i * 400;
    const at = s.at(0.1 + i * 0.28);
    s.group({ at, fx: 'rise' }, () => {
      s.box(x - 165, 160, 330, 260, { fill: soft });
      s.dot(x, 210, 30);
      s.text(x, 221, number, { size: 30, weight: 700, fill: white });
      s.text(x, 292, name, { size: 36, weight: 700 });
      s.text(x, 346, lines, { size: 26 });
    });
    if (i) s.line(`M${x - 215} 290H${x - 183}l-10 -9m10 9l-10 9`, { stroke: teal }, { at });
  }
  s.box(75, 462, 1130, 118, { fill: sand }, { at: s.at(1) });
  s.text(
    640,
    512,
    '法则说的是趋势，不是时间表',
    { size: 32, weight: 700, fill: amber },
    { at: s.at(1) },
  );
  s.text(
    640,
    556,
    '需求是否存在，材料、标准、成本是否跟得上，要另外核对',
    { size: 26 },
    { at: s.at(1.3) },
  );
}
