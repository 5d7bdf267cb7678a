import { describe } from 'vitest';
import { type Row, testStages } from '../../../../test/support/stage-table.ts';
import {
  entry,
  facts,
  learner,
  passed,
  slip,
  withSlip,
} from '../../../../test/support/topic-facts.ts';

const rows: Row[] = [
  ['N22: passed, the slip is being made', facts(passed), 'SLIP_COMING', '/slips', '正在生成'],
  [
    'N23, Q30: the slip waits at the right body',
    facts(withSlip('PENDING')),
    'ENDORSEMENT_PENDING',
    '/slips/s1',
    '已经送到沙坪坝区人力社保局',
  ],
  [
    'N23: the endorsement was returned',
    facts(withSlip('RETURNED', '工作单位已变更')),
    'ENDORSEMENT_RETURNED',
    '/slips/s1/endorsement',
    '工作单位已变更',
  ],
  [
    'N30: endorsed, the unit records the hours',
    facts(withSlip('ENDORSED')),
    'HOURS',
    '/slips/s1',
    '由青木坡小学确认学时',
  ],
  [
    'N30, Q9: endorsed, but the unit has not confirmed the person',
    facts(withSlip('ENDORSED'), learner({ employmentState: 'CLAIMED' })),
    'HOURS',
    '/account',
    '青木坡小学确认您是本单位人员后',
  ],
  [
    'N27, N30: without a unit the agency records them',
    facts(
      withSlip('ENDORSED'),
      learner({
        employerId: null,
        employerName: null,
        employmentState: null,
        custodyAgencyId: 'g',
      }),
    ),
    'HOURS',
    '/slips/s1',
    '由托管您档案的代理机构确认学时',
  ],
  [
    'N28: with neither, the way ends with the endorsement',
    facts(
      withSlip('ENDORSED'),
      learner({ employerId: null, employerName: null, employmentState: null }),
    ),
    'HOURS',
    '/slips/s1',
    '入职后由单位登记',
  ],
  [
    'N29: the hours are recorded',
    facts(withSlip('ENDORSED'), { entry }),
    'DONE',
    '/certificate',
    '已登记 20 学时',
  ],
  [
    'G12: a revoked slip is said to be so, with whom to ask',
    facts(withSlip('REVOKED', '不归本单位管理'), { slip: { ...slip, state: 'REVOKED' } }),
    'REVOKED',
    '/slips/s1/endorsement',
    '原因：不归本单位管理。这张合格单不能再使用。如有异议，请联系沙坪坝区人力社保局（电话 023-60001001）',
  ],
];

describe('what to do next after passing', () => {
  testStages(rows);
});
