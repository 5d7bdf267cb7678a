import { amber, ink, mist, sand, slate, teal, white } from './scene.js';

const boxWidth = 176;
const steps = [
  ['提出申请', '取得申请日', 0],
  ['初步审查', '形式与明显缺陷', 1],
  ['公布', '满18个月', 1.5],
  ['实质审查', '三年内请求', 2],
  ['授权公告', '公告之日生效', 4],
];
const middle = (i) => 160 + i * 240;

/** Articles 26, 34 to 41: the steps above, the months of the time scale below. */
export function drawProcedure(s) {
  drawSteps(s);
  drawDialogue(s);
  drawShortcuts(s);
  drawScale(s);
}

function drawSteps(s) {
  for (const [i, [name, note, cue]] of steps.entries()) {
    const x = middle(i);
    const last = i === steps.length - 1;
    const at = s.at(cue) + 0.2;
    s.group({ at, fx: 'rise' }, () => {
      s.box(x - boxWidth / 2, 212, boxWidth, 112, { fill: last ? teal : mist });
      s.text(x, 260, name, { size: 30, weight: 700, fill: last ? white : ink });
      s.text(x, 301, note, { size: 23, fill: last ? white : slate });
    });
    if (i) s.line(`M${x - 147} 268H${x - 95}l-12 -9m12 9l-12 9`, { stroke: teal }, { at });
  }
  const papers = ['请求书', '说明书及其摘要', '权利要求书'];
  s.text(middle(0), 364, papers, { size: 23, fill: teal }, { at: 1, until: s.at(5) });
}

function drawDialogue(s) {
  const x = middle(3);
  const at = s.at(3);
  s.group({ at, until: s.at(5) }, () => {
    s.text(x, 372, '审查意见 ⇄ 陈述、修改', { size: 25, fill: amber, weight: 600 });
  });
  const dot = s.dot(0, 0, 9, { fill: amber }, { at, until: s.at(4) });
  const track = `M${x - 70} 390H${x + 70}`;
  s.line(track, { stroke: sand, 'stroke-width': 10 }, { at, until: s.at(5) });
  const [from, to] = [s.at(3), s.at(4)];
  s.always((t) => {
    const swing = -Math.cos(((t - from) / (to - from)) * Math.PI * 5);
    dot.setAttribute('transform', `translate(${(x + 70 * swing).toFixed(1)} 390)`);
  });
  dot.parentNode.append(dot);
}

function drawShortcuts(s) {
  const [first, third, last] = [middle(1), middle(3), middle(4)];
  const arc = `M${first} 204V150H${last}V204l-9 -12m9 12l9 -12`;
  s.line(arc, { stroke: amber, 'stroke-width': 4 }, { at: s.at(5), over: 1.6, fx: 'draw' });
  s.text(
    (first + last) / 2,
    136,
    '实用新型、外观设计：初步审查没有发现驳回理由，即授权',
    { size: 25, weight: 600, fill: amber },
    { at: s.at(5) + 0.4 },
  );
  s.group({ at: s.at(6), fx: 'rise' }, () => {
    s.line(`M${third} 330V368l-9 -12m9 12l9 -12`, { stroke: slate });
    s.box(third - 230, 374, 460, 66, { fill: sand });
    s.text(third, 416, '驳回：三个月内可以请求复审', { size: 28, weight: 600, fill: amber });
  });
}

function drawScale(s) {
  const at = (month) => 110 + month * 27;
  s.line(
    `M110 520H${at(40)}l-12 -9m12 9l-12 9`,
    { stroke: ink, 'stroke-width': 4 },
    { at: 0.6, over: 1, fx: 'draw' },
  );
  const running = s.box(110, 514, 0, 12, { fill: teal, rx: 6 });
  const reach = [
    [0, 0],
    [s.at(1.3), 6],
    [s.at(1.7), 18],
    [s.at(2.2), 36],
  ];
  s.always((t) => {
    const next = reach.findIndex(([moment]) => moment > t);
    const [[t0, m0], [t1, m1]] =
      next < 0
        ? [
            [0, 36],
            [1, 36],
          ]
        : [reach[next - 1], reach[next]];
    const month = m0 + ((m1 - m0) * (t - t0)) / (t1 - t0);
    running.setAttribute('width', (month * 27).toFixed(1));
  });
  const marks = [
    [0, '申请日', '', 0],
    [18, '满18个月', '公布，也可请求提早', 1.5],
    [36, '满3年', '请求实审的期限', 2],
  ];
  for (const [month, name, note, cue] of marks) {
    const x = at(month);
    s.group({ at: s.at(cue) + 0.4 }, () => {
      s.dot(x, 520, 11, { fill: month ? amber : teal });
      s.text(x, 560, name, { size: 26, weight: 600 });
      s.text(x, 594, note, { size: 23, fill: slate });
    });
  }
  s.text(
    1200,
    478,
    '有优先权的，自优先权日起算',
    { size: 22, fill: slate, anchor: 'end' },
    { at: s.at(1.5) },
  );
}
