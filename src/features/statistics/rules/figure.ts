import { titleLevelNames } from '../../../kernel/title-level.ts';
import { affiliationNames, type Scope, type ScopeKind } from '../../organisations/index.ts';

/** What is counted of the people of a year, in the order of the steps. */
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

const fixed: Partial<Record<ScopeKind, readonly Dimension[]>> = {
  DISTRICT: ['place'],
  INDUSTRY: ['industry'],
  UNIT: ['place', 'industry', 'affiliation'],
};

/** Returns the dimensions an officer may choose from: not those the scope fixes. */
export function dimensionsOf({ kind }: Scope): Dimension[] {
  return dimensions.filter((one) => !fixed[kind]?.includes(one));
}

/** Narrows figures; '' or absent means all. */
export type Filter = Partial<Record<Dimension | 'unit', string | undefined>>;

/** Short names of places and industry authorities, by id. */
export type MemberNames = Record<'place' | 'industry', ReadonlyMap<string, string>>;

/** Returns the word for a member of a dimension; '' means none. */
export function memberName(by: Dimension, member: string, names: MemberNames): string {
  if (by === 'level') return levelName(member);
  if (by === 'affiliation') return affiliationName(member);
  return names[by].get(member) ?? (by === 'industry' && member === '' ? '没有主管部门' : member);
}

export function levelName(level: string): string {
  return level === '' ? '未填职称' : (lookUp(titleLevelNames, level) ?? level);
}

export function affiliationName(affiliation: string): string {
  return affiliation === '' ? '无单位' : (lookUp(affiliationNames, affiliation) ?? affiliation);
}

const lookUp = (names: Record<string, string>, key: string) => names[key];

/** Returns what a page calls the people of a scope. */
export function scopeName({ kind, member }: Scope, names: MemberNames): string {
  if (kind === 'CITY') return '全市';
  if (kind === 'DISTRICT') return names.place.get(member) ?? '本区县';
  return kind === 'INDUSTRY' ? '本系统' : '本单位';
}

/** Share in per cent with one decimal; '—' of nothing. */
export function shareOf(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '—';
}

/** Below this a figure could single out a person. */
const smallest = 5;
/** What stands for a number of people that is not told. */
export const maskedText = '＜5';

/** A figure for the screen; fewer than five are masked for those who may not see the people. */
export function figureText(n: number, masked: boolean): string {
  return masked && n > 0 && n < smallest ? maskedText : n.toLocaleString('zh-CN');
}

/** How many days back the hours of the week look. */
export const hoursDays = 28;

/** The same for a chart: what is masked is not drawn, and `maskedText` stands there. */
export function figureValue(n: number, masked: boolean): number | null {
  return masked && n > 0 && n < smallest ? null : n;
}
