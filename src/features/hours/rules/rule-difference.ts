import type { Difference } from '../../proposals/index.ts';
import type { Conversion } from './conversion.ts';
import { describeBracket } from './conversion-words.ts';
import { type ConversionFacts, describeYears, type RuleFacts } from './hour-rule.ts';
import type { HourRule } from './year-account.ts';

type RuleWords = Omit<HourRule, 'id'>;

/** What a new rule changes of the one that applies in its first year, in words; what stays is left out. */
export function differenceOfRules(before: RuleWords, after: RuleFacts): Difference[] {
  const changed = lines
    .map(({ label, words }) => ({ label, before: words(before), after: words(after) }))
    .filter((line) => line.before !== line.after);
  return [...validityOf(after), ...changed];
}

/** What a new conversion table changes of the one that applies in its first year, in words. */
export function differenceOfTables(
  before: readonly Conversion[],
  after: ConversionFacts,
): Difference[] {
  const words = (brackets: readonly Conversion[]) => brackets.map(describeBracket).join('；');
  return [
    ...validityOf(after),
    { label: '折算', before: words(before) || null, after: words(after.brackets) },
  ];
}

const validityOf = (rule: RuleFacts | ConversionFacts): Difference[] => [
  { label: '适用年度', before: null, after: describeYears(rule) },
  { label: '依据', before: null, after: rule.basis },
];

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;
const hours = (value: number | null) => (value === null ? '没有规定' : `${value} 学时`);

const lines: { label: string; words(rule: RuleWords): string }[] = [
  { label: '公需科目', words: ({ minPublicHours }) => hours(minPublicHours) },
  { label: '全年合计', words: ({ minTotalHours }) => hours(minTotalHours) },
  {
    label: '专业科目占全年',
    words: ({ minProfessionalShare: share }) => (share === null ? '没有规定' : percent(share)),
  },
  { label: '每天最多', words: ({ dailyCapHours }) => hours(dailyCapHours) },
  { label: '补学', words: ({ makeUpYears }) => `${makeUpYears} 年内` },
  { label: '超出的公需科目学时', words: ({ carryOver }) => (carryOver ? '结转' : '不结转') },
];
