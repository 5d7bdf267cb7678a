import { expect, test } from 'vitest';
import type { RuleFacts } from './hour-rule.ts';
import { differenceOfRules } from './rule-difference.ts';

const rule: RuleFacts = {
  ...{ jurisdictionId: 'cq-nanan', fromYear: 2027, toYear: null, basis: '区文件', because: '试行' },
  ...{ minPublicHours: 30, minTotalHours: 90, minProfessionalShare: 2 / 3, dailyCapHours: 8 },
  ...{ carryOver: false, makeUpYears: 1 },
};

test('E1: the second person reads what a rule changes, with its units, and not what stays', () => {
  expect(differenceOfRules({ ...rule, minPublicHours: 20, minTotalHours: null }, rule)).toEqual([
    { label: '适用年度', before: null, after: '2027年起' },
    { label: '依据', before: null, after: '区文件' },
    { label: '公需科目', before: '20 学时', after: '30 学时' },
    { label: '全年合计', before: '没有规定', after: '90 学时' },
  ]);
});
