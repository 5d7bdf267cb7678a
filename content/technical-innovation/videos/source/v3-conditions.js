import { amber, ink, mist, sand, slate, soft, teal, white } from './scene.js';

/** Article 22 paragraphs 2 and 5; article 24. */
export function drawNovelty(s) {
  const filed = 800;
  s.line('M80 330H1200l-14 -9m14 9l-14 9', { stroke: ink });
  s.box(80, 140, filed - 80, 190, { fill: soft, rx: 0 }, { at: 0.3 });
  s.text(
    100,
    178,
    '现有技术：申请日以前在国内外为公众所知的技术',
    { size: 26, anchor: 'start' },
    { at: 0.6 },
  );
  s.line(
    `M${filed} 120V350`,
    { stroke: teal, 'stroke-width': 5 },
    { at: 0.3, over: 0.8, fx: 'draw' },
  );
  s.text(filed, 388, '申请日', { size: 28, weight: 700, fill: teal });
  const known = [
    ['论文', 160],
    ['产品', 290],
    ['展览', 420],
    ['网络', 550],
  ];
  for (const [i, [name, x]] of known.entries()) {
    s.group({ at: 1.4 + i * 0.4, fx: 'grow' }, () => {
      s.dot(x, 262, 40, { fill: mist });
      s.text(x, 272, name, { size: 26 });
    });
  }
  s.group({ at: s.at(1), fx: 'grow' }, () => {
    s.box(625, 212, 160, 100, { fill: sand, stroke: amber, 'stroke-width': 3 });
    s.text(705, 254, ['自己抢先', '公开'], { size: 26, weight: 600, fill: amber, leading: 1.35 });
  });
  s.group({ at: s.at(2), until: s.at(4) }, () => {
    s.text(1005, 160, '别人的抵触申请', { size: 26, weight: 600, fill: amber });
    s.dot(740, 330, 11, { fill: amber });
    s.dot(1110, 330, 11, { fill: amber });
    s.text(1110, 304, '公布', { size: 25, fill: amber });
    s.text(715, 366, '先申请', { size: 25, fill: amber, anchor: 'end' });
  });
  s.line(
    'M740 322C800 190 1010 190 1110 270',
    { stroke: amber },
    { at: s.at(2) + 0.6, over: 1.6, fx: 'draw' },
  );
  drawGrace(s);
}

function drawGrace(s) {
  const cases = [
    '国家出现紧急状态或非常情况，为公共利益首次公开',
    '中国政府主办或承认的国际展览会首次展出',
    '规定的学术会议或者技术会议首次发表',
    '他人未经申请人同意泄露内容',
  ];
  s.group({ at: s.at(3), fx: 'rise' }, () => {
    s.box(80, 412, 1120, 202, { fill: mist });
    s.text(200, 492, ['六个月', '宽限期'], { size: 34, weight: 700, fill: teal });
    for (const [i, name] of cases.entries()) {
      s.dot(346, 447 + i * 44, 6);
      s.text(366, 456 + i * 44, name, { size: 27, anchor: 'start' }, { at: s.at(3.12 + i * 0.14) });
    }
  });
}

/** Article 22 paragraph 3; the three steps are those of the examination guidelines. */
export function drawInventiveness(s) {
  const steps = [
    ['一', '最接近的', '现有技术'],
    ['二', '区别特征与', '实际解决的问题'],
    ['三', '是否', '显而易见'],
  ];
  for (const [i, [number, ...lines]] of steps.entries()) {
    const [x, height] = [70 + i * 300, 130 + i * 55];
    const y = 400 - height;
    s.group({ at: s.at(i) + 0.3, fx: 'rise' }, () => {
      s.box(x, y, 284, height, { fill: i === 2 ? sand : mist });
      s.dot(x + 44, y + 66, 27, { fill: i === 2 ? amber : teal });
      s.text(x + 44, y + 76, number, { size: 28, weight: 700, fill: white });
      s.text(x + 178, y + 56, lines, { size: 25, weight: 600, leading: 1.4 });
    });
  }
  s.group({ at: s.at(2.4), fx: 'rise' }, () => {
    s.text(1085, 230, '显而易见', { size: 28 });
    s.text(1085, 268, '没有创造性', { size: 28, weight: 600, fill: slate });
    s.text(1085, 342, '并非显而易见', { size: 28 });
    s.text(1085, 380, '可能有创造性', { size: 28, weight: 600, fill: teal });
  });
  const levels = [
    ['发明', '突出的实质性特点，显著的进步', 1120, teal],
    ['实用新型', '实质性特点，进步', 700, '#3f9088'],
  ];
  for (const [i, [name, text, width, fill]] of levels.entries()) {
    const y = 440 + i * 90;
    const at = s.at(3) + i * 0.7;
    const bar = s.box(70, y, 0, 72, { fill });
    s.tween(at, 1, (k) => bar.setAttribute('width', (width * k).toFixed(1)));
    s.text(
      98,
      y + 47,
      name,
      { size: 30, weight: 700, fill: white, anchor: 'start' },
      { at: at + 0.7 },
    );
    s.text(270, y + 47, text, { size: 29, fill: white, anchor: 'start' }, { at: at + 0.7 });
  }
}

/** Article 22 paragraph 4; for designs article 23. */
export function drawUsefulness(s) {
  const points = [
    ['能够制造或者使用', '在产业上做得出来，用得起来'],
    ['能够产生积极效果', '技术、经济或社会上有益'],
  ];
  for (const [i, [name, note]] of points.entries()) {
    const y = 160 + i * 200;
    s.group({ at: s.at(0.2 + i * 0.4), fx: 'rise' }, () => {
      s.box(80, y, 540, 170, { fill: soft });
      s.line(`M118 ${y + 66}l16 17l32 -38`, { stroke: teal, 'stroke-width': 8 });
      s.text(200, y + 78, name, { size: 34, weight: 700, anchor: 'start' });
      s.text(200, y + 128, note, { size: 27, fill: slate, anchor: 'start' });
    });
  }
  const design = ['外观设计不讲三性：要求不属于现有设计，', '并与现有设计有明显区别'];
  s.text(
    84,
    576,
    design,
    { size: 25, fill: slate, anchor: 'start', leading: 1.45 },
    { at: s.at(1.3) },
  );
  s.group({ at: 0.4 }, () => {
    const wheel = s.group({ at: 0 }, () => {
      s.dot(920, 330, 140, { fill: white, stroke: ink, 'stroke-width': 6 });
      for (let i = 0; i < 6; i++) {
        const [x, y] = [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)];
        s.line(`M920 330L${920 + 140 * x} ${330 + 140 * y}`, { stroke: ink });
        s.dot(920 + 112 * x, 330 + 112 * y, 17, { fill: amber });
      }
    });
    const stop = s.at(1.2);
    s.always((t) => {
      const left = Math.max(0, 1 - t / stop);
      wheel.setAttribute('transform', `rotate(${(240 * (1 - left * left)).toFixed(1)} 920 330)`);
    });
    s.text(920, 530, '永动机', { size: 34, weight: 700 });
  });
  s.line(
    'M790 200L1050 460M1050 200L790 460',
    { stroke: amber, 'stroke-width': 14 },
    { at: s.at(1.25), fx: 'fade' },
  );
  s.text(
    920,
    580,
    '违背自然规律，没有实用性',
    { size: 28, fill: amber, weight: 600 },
    { at: s.at(1.4) },
  );
}
