import type { RefusalTable } from '../../../kernel/refusal.ts';

const cases = { text: '回到案件列表', href: '/cases' };
const home = { text: '回到首页', href: '/' };
const correct = { text: '请修改后再提交。' };
const conflict = (sentence: string, next: { text: string; href?: string }) => () =>
  ({ status: 409, sentence, next }) as const;
const wrongField = (field: string, sentence: string) => () =>
  ({ status: 422, sentence, field, next: correct }) as const;

export const refusals: RefusalTable = {
  'irregularities.not_found': () => ({
    status: 404,
    sentence: '没有找到这条记录，或者它不由您办理。',
    next: home,
  }),
  'irregularities.own_case': () => ({
    status: 403,
    sentence: '这件事涉及您本人，请由另一位工作人员办理。',
    next: cases,
  }),
  'irregularities.not_accused': () => ({
    status: 403,
    sentence: '只有当事人可以申辩或申诉。',
    next: home,
  }),
  'irregularities.wrong_state': conflict('案件已经进入下一步，刚才的操作没有生效。', cases),
  'irregularities.defence_open': conflict(
    '陈述申辩期限还没有到，当事人也还没有申辩，不能提出处理意见。',
    cases,
  ),
  'irregularities.defence_over': conflict('陈述申辩期限已经过了。', {
    text: '仍可以在作出决定后申诉',
    href: '/my-cases',
  }),
  'irregularities.second_person': () => ({
    status: 403,
    sentence: '处理意见由您提出，决定须由另一位工作人员作出。',
    next: cases,
  }),
  'irregularities.third_person': () => ({
    status: 403,
    sentence: '您提出过处理意见或作出过决定，申诉须由第三位工作人员复核。',
    next: cases,
  }),
  'irregularities.appeal_over': conflict('申诉期限已经过了。', {
    text: '回到我的案件',
    href: '/my-cases',
  }),
  'irregularities.appeal_open': conflict('申诉期限还没有到，不能结案。', cases),
  'irregularities.reported_already': conflict('这件事已经立案或上报过了。', cases),
  'irregularities.no_slips': () => ({
    status: 409,
    sentence: '这个案件没有列出涉案的合格单，不能撤销审验、合格单、成绩或学时。',
    field: 'measures',
    next: cases,
  }),
  'irregularities.measure_unfit': () => ({
    status: 409,
    sentence: '有一项处理不适用于这类当事人。',
    field: 'measures',
    next: cases,
  }),
  'irregularities.decided_already': conflict('这条线索已经处理过了。', {
    text: '回到线索列表',
    href: '/findings',
  }),
  'irregularities.threshold_too_low': ({ least }) => ({
    status: 422,
    sentence: `这个数值不能低于${least}，否则正常办理也会被当作异常。`,
    field: 'value',
    next: { text: '回到规则与阈值', href: '/findings/thresholds' },
  }),
  'irregularities.slip_unknown': wrongField(
    'slipNo',
    '没有这个编号的合格单，请对照合格单标题下方的编号。',
  ),
  'irregularities.slip_unrelated': wrongField(
    'slipNo',
    '没有这个编号的合格单，或者它与当事人无关。',
  ),
  'irregularities.unit_unknown': wrongField('unit', '没有找到这个单位，请写单位全称。'),
  'irregularities.unit_ambiguous': ({ names }) => ({
    status: 422,
    sentence: `有几个相近的单位，请写全称：${names}。`,
    field: 'unit',
    next: correct,
  }),
};
