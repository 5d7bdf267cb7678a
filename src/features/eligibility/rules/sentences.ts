import { titleLevelNames } from '../../../kernel/title-level.ts';
import type { CycleRule } from './cycle.ts';
import type { Readiness, YearRow, YearState } from './readiness.ts';

export const yearStateNames: { [state in YearState]: string } = {
  COUNTED: '已具备',
  EXCUSED: '有正当理由',
  NOT_OFFERED: '当年未开设',
  NOT_KNOWN: '平台没有记录',
  NOT_NEEDED: '不影响',
  UPCOMING: '尚未开始',
  NOT_ENDORSED: '待审验',
  NOT_RECORDED: '待登记学时',
  REVOKED: '合格单已撤销',
  BEFORE_TITLE: '早于现职称',
  REPEATED: '专题重复',
  MISSING: '缺少',
};

const yearSentences: { [state in YearState]: string } = {
  COUNTED: '合格单有效，可以使用。',
  EXCUSED: '单位批准了当年的正当理由，按规定视为具备。',
  NOT_OFFERED: '当年没有开设公需科目专题，不作要求。',
  NOT_KNOWN:
    '这一年早于平台开办，没有您的成绩。如果当年已经合格，请把合格证明交培训中心补录；没有开设的年度不作要求。',
  NOT_NEEDED: '年数已经足够，这一年不作要求。',
  UPCOMING: '这一年的专题还没有开设。',
  NOT_ENDORSED: '考试已合格，合格单还没有审验，请联系审验单位。',
  NOT_RECORDED: '合格单已审验，学时还没有登记，请联系所在单位。',
  REVOKED: '合格单或审验已撤销，不能使用。',
  BEFORE_TITLE: '这次合格早于取得现职称的日期，按规则不计入。',
  REPEATED: '同一专题只计一次，已经用在另一年。',
  MISSING: '没有这一年的合格单。',
};

/** What a year's row says to the person, one sentence. */
export function explainYear(row: YearRow): string {
  const because = row.state === 'REVOKED' ? row.pass?.slip.because : null;
  return because ? `合格单已撤销：${because}` : yearSentences[row.state];
}

const asked: readonly YearState[] = [
  'COUNTED',
  'EXCUSED',
  'NOT_OFFERED',
  'NOT_KNOWN',
  'NOT_NEEDED',
];

/** The whole answer in a sentence, naming each year that is missing and why. */
export function explainReadiness(readiness: Readiness): string {
  const { rule, barriers, rows, needed, there, applicationYear } = readiness;
  if (barriers.includes('ELIGIBILITY_LOST'))
    return `${applicationYear}年的评聘资格已取消：${readiness.lostBecause ?? ''}`;
  if (barriers.includes('TITLE_DATE_MISSING'))
    return '没有填写取得现职称的日期，无法确定本周期的年度。';
  if (!rule) return `${applicationYear}年申报没有公需科目的要求。`;
  if (readiness.ready)
    return needed === 0 ? '本周期没有需要提交的年度。' : `本周期需要${needed}个年度，已全部具备。`;
  const missing = rows
    .filter(({ state }) => !asked.includes(state))
    .map(({ year, state }) => `${year}年${yearStateNames[state]}`);
  return `本周期需要${needed}个年度，已具备${there}个：${missing.join('，')}。`;
}

/** A rule in words, for everybody to read. */
export function describeRule(rule: Omit<CycleRule, 'id' | 'createdAt' | 'endedAt'>): string {
  const start =
    rule.starts === 'FIXED'
      ? `申报前${rule.lastYears}年`
      : `取得现职称的次年起，到申报的前一年${rule.lastYears ? `，只看最近${rule.lastYears}年` : ''}`;
  const evidence = { SLIP: '有合格单', ENDORSED: '合格单已审验', RECORDED: '学时已登记' };
  return [
    start,
    `从${rule.firstTopicYear}年的专题算起`,
    rule.counting === 'BY_YEAR' ? '每个年度的专题都要合格' : '每年最多计一次合格，按次数计算',
    rule.capYears ? `最多要求${rule.capYears}年` : '',
    rule.topicCountsOnce ? '同一专题只计一次' : '',
    rule.beforeTitleCounts ? '' : '取得现职称之前的合格不计入',
    rule.excusedCounts ? '有正当理由的年度视为具备' : '有正当理由的年度也要补学',
    rule.starts === 'TITLE' ? `没有职称的看申报前${rule.yearsWithoutTitle}年` : '',
    evidence[rule.evidence],
  ]
    .filter((part) => part !== '')
    .join('；');
}

/** Whom a rule is for. */
export function describeReach(
  rule: Pick<CycleRule, 'level'>,
  names: { series?: string | undefined; place?: string | undefined },
): string {
  return [
    names.place ?? '全市',
    names.series ?? '各系列',
    rule.level ? titleLevelNames[rule.level] : '各层级',
  ].join('，');
}
