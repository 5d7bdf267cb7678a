import { amber, ink, mist, sand, slate, soft, teal, white } from './scene.js';

const size = 39;
const step = 11.6;
const [left, top] = [112, 152];
const place = (row, column) => [left + (column - 1) * step, top + (row - 1) * step];

/** Classical matrix, rows 13 to 15 (improving) by columns 1 to 3 (worsening). */
const excerpt = [
  [13, '稳定性', ['21, 35, 2, 39', '26, 39, 1, 40', '13, 15, 1, 28']],
  [14, '强度', ['1, 8, 40, 15', '40, 26, 27, 1', '1, 15, 8, 35']],
  [15, '作用时间', ['19, 5, 34, 31', '', '2, 19, 9']],
];

/** The whole matrix on the left, where a row and a column light up, and an excerpt on the right. */
export function drawMatrix(s) {
  drawGrid(s);
  drawCross(s, 14, 1, { row: s.at(1), column: s.at(1.5), cell: s.at(2), until: s.at(4) });
  drawCross(s, 1, 14, { row: s.at(4), column: s.at(4) + 0.6, cell: s.at(4) + 1.2 });
  drawExcerpt(s);
  drawReversed(s);
}

function drawGrid(s) {
  s.text(left + (size * step) / 2, 136, '恶化的参数 1 → 39', { size: 22, fill: amber });
  const rotated = s.text(0, 0, '改善的参数 1 → 39', { size: 22, fill: teal });
  rotated.setAttribute('transform', `translate(94 ${top + (size * step) / 2}) rotate(-90)`);
  for (let row = 1; row <= size; row++) {
    s.group({ at: 0.1 + row * 0.05, over: 0.4 }, () => {
      for (let column = 1; column <= size; column++) {
        const [x, y] = place(row, column);
        const fill = row === column ? '#94a3b8' : '#e6edeb';
        s.box(x, y, step - 1.6, step - 1.6, { fill, rx: 1 });
      }
    });
  }
}

function drawCross(s, row, column, { row: rowAt, column: columnAt, cell, until }) {
  const [x, y] = place(row, column);
  const long = size * step;
  const band = { rx: 2, 'fill-opacity': 0.45 };
  s.box(left - 2, y - 2, long, step + 2, { ...band, fill: teal }, { at: rowAt, until });
  s.box(x - 2, top - 2, step + 2, long, { ...band, fill: amber }, { at: columnAt, until });
  const mark = { fill: amber, rx: 3, stroke: white, 'stroke-width': 2 };
  s.box(x - 6, y - 6, step + 10, step + 10, mark, { at: cell, fx: 'grow', until });
}

function drawExcerpt(s) {
  const columns = ['1 运动物体重量', '2 静止物体重量', '3 运动物体长度'];
  const motion = { at: s.at(1.6), until: s.at(4) };
  s.group(motion, () => {
    s.text(902, 150, '放大来看', { size: 24, fill: slate });
    for (const [j, name] of columns.entries()) {
      s.text(800 + j * 163, 204, name, { size: 21, fill: j ? ink : amber, weight: j ? 400 : 700 });
    }
    for (const [i, [number, name, cells]] of excerpt.entries()) {
      const y = 224 + i * 92;
      const own = number === 14;
      s.text(704, y + 50, `${number} ${name}`, {
        size: 21,
        anchor: 'end',
        fill: own ? teal : ink,
        weight: own ? 700 : 400,
      });
      for (const [j, cell] of cells.entries()) {
        s.box(722 + j * 163, y, 155, 84, { fill: own || !j ? mist : soft });
        s.text(800 + j * 163, y + 51, cell, { size: 22 });
      }
    }
  });
  s.group({ at: s.at(2), fx: 'grow', until: s.at(4) }, () => {
    s.box(718, 312, 163, 92, { fill: teal });
    s.text(800, 367, '1, 8, 40, 15', { size: 25, weight: 700, fill: white });
  });
  const notes = { size: 26, anchor: 'start' };
  s.group({ at: s.at(3), until: s.at(4), fx: 'rise' }, () => {
    s.line('M885 408h155v84h-155z', { stroke: amber, 'stroke-dasharray': '8 6' });
    s.box(650, 540, 22, 22, { fill: '#94a3b8', rx: 3 });
    s.text(688, 560, '对角线：物理矛盾，用分离原理', notes);
    s.line('M650 582h22v22h-22z', { stroke: amber, 'stroke-dasharray': '5 4', 'stroke-width': 2 });
    s.text(688, 602, '空格：没有统计，不等于无解', notes);
  });
}

function drawReversed(s) {
  const pairs = [
    ['改善14 强度，恶化1 运动物体的重量', '1, 8, 40, 15', mist, teal],
    ['改善1 运动物体的重量，恶化14 强度', '28, 27, 18, 40', sand, amber],
  ];
  for (const [i, [name, cell, fill, colour]] of pairs.entries()) {
    s.group({ at: s.at(4) + 0.5 + i * 0.9, fx: 'rise' }, () => {
      s.box(660, 190 + i * 200, 540, 160, { fill });
      s.text(930, 244 + i * 200, name, { size: 27 });
      s.text(930, 312 + i * 200, cell, { size: 42, weight: 700, fill: colour });
    });
  }
}

const parameters = [
  '运动物体/的重量',
  '静止物体/的重量',
  '运动物体/的长度',
  '静止物体/的长度',
  '运动物体/的面积',
  '静止物体/的面积',
  '运动物体/的体积',
  '静止物体/的体积',
  '速度',
  '力',
  '应力或/压强',
  '形状',
  '结构的/稳定性',
  '强度',
  '运动物体的/作用时间',
  '静止物体的/作用时间',
  '温度',
  '照度',
  '运动物体的/能量消耗',
  '静止物体的/能量消耗',
  '功率',
  '能量损失',
  '物质损失',
  '信息损失',
  '时间损失',
  '物质的量',
  '可靠性',
  '测量精度',
  '制造精度',
  '作用于物体/的有害因素',
  '物体产生的/有害因素',
  '可制造性',
  '可操作性',
  '可维修性',
  '适应性',
  '系统的/复杂性',
  '控制与测量/的复杂性',
  '自动化/程度',
  '生产率',
];

export function drawParameters(s) {
  for (const [i, name] of parameters.entries()) {
    const [x, y] = [60 + (i % 8) * 146, 116 + Math.floor(i / 8) * 101];
    s.group({ at: 0.3 + i * 0.07, over: 0.4 }, () => {
      s.box(x, y, 138, 93, { fill: soft, rx: 8 });
      s.text(x + 10, y + 26, `${i + 1}`, { size: 20, weight: 700, fill: teal, anchor: 'start' });
      const lines = name.split('/');
      s.text(x + 72, y + (lines.length > 1 ? 50 : 62), lines, { size: 20, leading: 1.3 });
    });
  }
  for (const [i, cue, fill, name] of [
    [13, 1, teal, ['强度']],
    [0, 2, amber, ['运动物体', '的重量']],
  ]) {
    const [x, y] = [60 + (i % 8) * 146, 116 + Math.floor(i / 8) * 101];
    s.group({ at: s.at(cue) + 0.4, fx: 'grow' }, () => {
      s.box(x - 8, y - 8, 154, 109, { fill, rx: 10 });
      s.text(x + 8, y + 22, `${i + 1}`, { size: 24, weight: 700, fill: white, anchor: 'start' });
      const look = { size: 24, weight: 700, fill: white, leading: 1.25 };
      s.text(x + 70, y + (name.length > 1 ? 51 : 66), name, look);
    });
  }
}
