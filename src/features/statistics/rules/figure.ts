import { titleLevelNames } from '../../../kernel/title-level.ts';
import { affiliationNames } from '../../organisations/index.ts';

/** What is counted of the people of a year, in the order of their way. */
export const metrics = [
  'people',
  'required',
  'enrolled',
  'paid',
  'studied',
  'examined',
  'passed',
  'endorsed',
  'recorded',
  'excused',
] as const;
export type Metric = (typeof metrics)[number];

/** Chinese names of the figures, as shown to people. */
export const metricNames: Record<Metric, string> = {
  people: '在册人数',
  required: '应学人数',
  enrolled: '已选课',
  paid: '已缴费',
  studied: '已学完',
  examined: '已参考',
  passed: '已合格',
  endorsed: '已审验',
  recorded: '已登记学时',
  excused: '正当理由',
};

export type Figures = Record<Metric, number>;

export const noFigures = Object.fromEntries(metrics.map((metric) => [metric, 0])) as Figures;

/** What figures are broken down by. */
export const dimensions = ['place', 'industry', 'affiliation', 'level'] as const;
export type Dimension = (typeof dimensions)[number];

export const dimensionNames: Record<Dimension, string> = {
  place: '区县',
  industry: '行业主管部门',
  affiliation: '隶属关系',
  level: '职称层级',
};

/** Narrows figures; '' or absent means all. */
export type Filter = Partial<Record<Dimension, string | undefined>>;

/** The word for a member of the two dimensions that no table names; '' means none. */
export function memberName(dimension: 'affiliation' | 'level', member: string): string {
  if (member === '') return dimension === 'level' ? '未填职称' : '无单位';
  return dimension === 'level'
    ? (titleLevelNames[member as keyof typeof titleLevelNames] ?? member)
    : (affiliationNames[member as keyof typeof affiliationNames] ?? member);
}

/** Share in whole per cent with one decimal; '—' of nothing. */
export function shareOf(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '—';
}

/** Below this a figure could single out a person. */
const smallest = 5;

/** A figure for the screen. Who may not see the people themselves is not told of fewer than five. */
export function figureText(n: number, masked: boolean): string {
  return masked && n > 0 && n < smallest ? '＜5' : n.toLocaleString('zh-CN');
}

/** The same for a chart: what is masked is not drawn. */
export function figureValue(n: number, masked: boolean): number | null {
  return masked && n > 0 && n < smallest ? null : n;
}
