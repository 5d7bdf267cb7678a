import { amber, ink, mist, sand, slate, soft, teal, white } from './scene.js';

export function drawTitle(s) {
  s.text(90, 230, '专业技术创新理论与案例分析', { size: 26, fill: teal, anchor: 'start' });
  const big = { size: 62, weight: 700, anchor: 'start', leading: 1.35 };
  s.text(86, 330, ['一项发明', '如何获得专利'], big, { at: 0.2, fx: 'rise' });
  s.text(90, 510, '三性与流程', { size: 30, fill: slate, anchor: 'start' }, { at: 1 });
  s.box(720, 150, 400, 420, { fill: white, stroke: mist, 'stroke-width': 4 });
  s.text(920, 226, '专利证书', { size: 40, weight: 700 });
  s.line('M780 256H1060', { stroke: teal });
  for (const [i, name] of ['新颖性', '创造性', '实用性'].entries()) {
    const y = 322 + i * 64;
    s.text(850, y, name, { size: 30, anchor: 'start' }, { at: 0.6 + i * 0.9 });
    const tick = { stroke: teal, 'stroke-width': 6 };
    s.line(`M790 ${y - 12}l12 13l24 -28`, tick, { at: 1 + i * 0.9, over: 0.5, fx: 'draw' });
  }
  s.group({ at: 4, over: 0.5, fx: 'grow' }, () => {
    s.dot(1050, 500, 48, { fill: 'none', stroke: amber, 'stroke-width': 6 });
    s.text(1050, 510, '授权', { size: 30, weight: 700, fill: amber });
  });
}

/** Articles 2 and 42. */
export function drawKinds(s) {
  const kinds = [
    ['发明', '产品、方法或者其改进', '新的技术方案', 20],
    ['实用新型', '产品的形状、构造或者其结合', '适于实用的新的技术方案', 10],
    ['外观设计', '整体或者局部的形状、图案、色彩', '富有美感并适于工业应用', 15],
  ];
  for (const [i, [name, object, nature, years]] of kinds.entries()) {
    const y = 122 + i * 148;
    s.group({ at: s.at(i), fx: 'rise' }, () => {
      s.box(70, y, 560, 128, { fill: soft });
      s.text(94, y + 76, name, { size: 34, weight: 700, fill: teal, anchor: 'start' });
      s.text(250, y + 56, object, { size: 24, anchor: 'start' });
      s.text(250, y + 96, nature, { size: 24, fill: slate, anchor: 'start' });
    });
    const at = s.at(3) + 0.3;
    const bar = s.box(670, y + 38, 0, 52, { fill: [teal, '#3f9088', amber][i], rx: 6 });
    s.tween(at, 2, (k) => bar.setAttribute('width', Math.min(years, 20 * k) * 22));
    const place = 670 + years * 22 + 16;
    s.text(
      place,
      y + 75,
      `${years}年`,
      { size: 32, weight: 700, anchor: 'start' },
      { at: at + years / 10 },
    );
  }
  s.line('M670 130V560', { stroke: ink, 'stroke-width': 2.5 }, { at: s.at(3) });
  s.text(670, 598, '申请日', { size: 26, weight: 600 }, { at: s.at(3) });
}

/** Article 25. */
export function drawUnpatentable(s) {
  const kinds = [
    ['科学发现'],
    ['智力活动的规则和方法'],
    ['疾病的诊断和治疗方法'],
    ['动物和植物品种'],
    ['原子核变换方法', '和用该方法获得的物质'],
    ['对平面印刷品的图案、色彩或其结合', '作出的主要起标识作用的设计'],
  ];
  for (const [i, lines] of kinds.entries()) {
    const [x, y] = [355 + (i % 2) * 570, 178 + Math.floor(i / 2) * 126];
    const at = 0.3 + i * 0.45;
    s.group({ at, fx: 'rise' }, () => {
      s.box(x - 275, y - 50, 550, 106, { fill: soft });
      s.text(x + 20, y + (lines.length > 1 ? -6 : 14), lines, { size: lines.length > 1 ? 25 : 30 });
    });
    const cross = { stroke: amber, 'stroke-width': 6 };
    s.line(`M${x - 246} ${y - 12}l28 28m0 -28l-28 28`, cross, { at: at + 0.4 });
  }
  s.group({ at: s.at(1), fx: 'rise' }, () => {
    s.box(80, 528, 1120, 82, { fill: mist });
    s.line('M120 566l14 15l26 -30', { stroke: teal, 'stroke-width': 6 });
    s.text(190, 580, '动物和植物品种的生产方法，可以授予专利权', {
      size: 30,
      weight: 600,
      fill: teal,
      anchor: 'start',
    });
  });
}

/** Articles 6, 9, 43 and 45. */
export function drawReminders(s) {
  const points = [
    ['先申请，后公开', ['申请以前，不发表、不展出、不销售'], 0],
    ['先申请的得权', ['同样的发明创造，', '专利权授予最先申请的人'], 0.5],
    ['职务发明归单位', ['本职工作、单位交付的任务，', '或者主要利用单位的物质技术条件'], 1],
    ['授权不是终点', ['按年缴纳年费；公告授权以后，', '任何单位或个人都可以请求宣告无效'], 1.5],
  ];
  for (const [i, [name, lines, cue]] of points.entries()) {
    const [x, y] = [70 + (i % 2) * 580, 130 + Math.floor(i / 2) * 245];
    s.group({ at: s.at(cue) + 0.2, fx: 'rise' }, () => {
      s.box(x, y, 560, 220, { fill: i % 3 ? soft : sand });
      s.dot(x + 54, y + 62, 28, { fill: i % 3 ? teal : amber });
      s.text(x + 54, y + 73, `${i + 1}`, { size: 30, weight: 700, fill: white });
      s.text(x + 100, y + 74, name, { size: 34, weight: 700, anchor: 'start' });
      s.text(x + 40, y + 142, lines, { size: 27, anchor: 'start' });
    });
  }
}
