import type { RefusalTable } from '../../../kernel/refusal.ts';

const orders = { text: '回到督办列表', href: '/catch-up-orders' };
const checks = { text: '回到抽查列表', href: '/spot-checks' };
const conflict = (sentence: string, next: { text: string; href?: string }) => () =>
  ({ status: 409, sentence, next }) as const;

export const refusals: RefusalTable = {
  'supervision.not_found': () => ({
    status: 404,
    sentence: '没有找到这条记录，或者它不由您办理。',
    next: { text: '回到首页', href: '/' },
  }),
  'supervision.not_yours': () => ({
    status: 403,
    sentence: '这一步由另一方办理。',
    next: orders,
  }),
  'supervision.order_state': conflict('督办已经进入下一步，刚才的操作没有生效。', orders),
  'supervision.not_overdue': conflict('期限还没有到，不能作为线索上报。', orders),
  'supervision.not_later': conflict('新的期限要晚于原来的期限，也不能早于今天。', orders),
  'supervision.escalated_already': conflict('这件督办已经作为线索上报过了。', orders),
  'supervision.order_open_already': ({ name }) => ({
    status: 409,
    sentence: `${name}已有一件同样内容的督办没有办结，不能重复下达。`,
    next: orders,
  }),
  'supervision.own_act': () => ({
    status: 403,
    sentence: '这一件由您本人办理，或者与您本人有关，请由另一位工作人员核查。',
    next: checks,
  }),
  'supervision.body_unknown': () => ({
    status: 422,
    sentence: '没有这个单位，或者它不由您抽查；请写全称。',
    next: checks,
    field: 'body',
  }),
  'supervision.nothing_to_draw': () => ({
    status: 422,
    sentence: '这个范围里没有可以抽取的记录，请放宽日期或者范围。',
    next: checks,
    field: 'form',
  }),
  'supervision.check_closed': conflict('这次抽查已经结束，结果不能再改。', checks),
  'supervision.rows_left': ({ left }) => ({
    status: 409,
    sentence: `还有${left}件没有记录核查结果，不能结束抽查。`,
    next: checks,
  }),
  'supervision.no_defect': conflict('只有核查结果为“有问题”的才能上报。', checks),
  'supervision.reported': conflict('这一件已经作为线索上报，核查结果不能再改。', checks),
};
