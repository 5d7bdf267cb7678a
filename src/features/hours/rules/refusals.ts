import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到学时确认', href: '/hours/confirmations' };

export const refusals: RefusalTable = {
  'hours.not_yours': () => ({
    status: 404,
    sentence: '这位人员的学时不由您所在的单位确认。',
    next: list,
  }),
  'hours.own': () => ({
    status: 403,
    sentence: '不能确认自己的学时，请由本单位另一位管理员办理。',
    next: list,
  }),
  'hours.not_endorsed': () => ({
    status: 409,
    sentence: '合格单没有审验，或审验已撤销，不能登记学时。',
    next: list,
  }),
  'hours.withdrawn_already': () => ({
    status: 409,
    sentence: '这条登记已经撤回。',
    next: { text: '回到登记卡', href: '/hours/card' },
  }),
  'hours.of_authority': () => ({
    status: 409,
    sentence: '这条学时由行业主管部门认定，只能由它更正或者撤回。',
    next: { text: '回到登记卡', href: '/hours/card' },
  }),
  'hours.recorded_already': () => ({
    status: 409,
    sentence: '这次培训的学时已经认定过，同一次培训不重复认定。',
    next: { text: '查看已经认定的人员' },
  }),
  'hours.year_closed': ({ year, years }) => ({
    status: 422,
    sentence: `${year}年的学时已经不能再认定：只能补认当年和之前${years}年的学时。`,
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.no_credit': ({ cap }) => ({
    status: 422,
    sentence: `折算后没有可计的学时：每天最多计${cap}学时，这几天已经计满，或者数量太少。`,
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.place_unknown': () => ({
    status: 422,
    sentence: '请选择地区。',
    field: 'jurisdictionId',
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.rule_overlaps': ({ years, basis, to }) => ({
    status: 422,
    field: 'fromYear',
    sentence: `与现有的“${basis}”（${years}）重叠。请勾选“接替原来的规则”，原规则适用到${to}年为止；或者改填年度。`,
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.rule_between': ({ years, basis }) => ({
    status: 422,
    field: 'fromYear',
    sentence: `与现有的“${basis}”（${years}）重叠，而且它在新规则之后仍然适用，不能接替。请改填年度，或者先停用它。`,
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.rule_unknown': () => ({
    status: 404,
    sentence: '没有这条规则，或者它没有适用过。',
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.rule_of_city': () => ({
    status: 409,
    sentence: '全市的规则不能没有：请设定新的全市规则并勾选“接替原来的规则”，原规则随之停用。',
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.rule_end_wrong': ({ from, to }) => ({
    status: 422,
    sentence: `最后适用的年度应在${from}年到${to}年之间；填${from}年表示这条规则从未适用。`,
    next: { text: '查看学时规则', href: '/hour-rules' },
  }),
  'hours.claim_not_approved': () => ({
    status: 409,
    sentence: '只有已经认定的申报才能撤回，这份申报没有认定，或者已经撤回。',
    next: { text: '回到其他学时认定', href: '/hours/claim-desk' },
  }),
  'hours.decided_already': () => ({
    status: 409,
    sentence: '这份申报已经办理。',
    next: { text: '回到其他学时认定', href: '/hours/claim-desk' },
  }),
  'hours.nobody_decides': () => ({
    status: 409,
    sentence: '您还没有登记工作单位，也没有在代理机构托管档案，没有单位可以认定。',
    next: { text: '完善我的资料', href: '/account' },
  }),
  'hours.too_late': ({ years }) => ({
    status: 422,
    sentence: `只能申报当年和之前${years}年的学时。`,
    field: 'heldFrom',
    next: { text: '回到申报', href: '/hours/claims' },
  }),
  'hours.nothing_left': ({ cap }) => ({
    status: 422,
    sentence: `折算后没有可计的学时：每天最多计${cap}学时，这几天已经申报满，或者数量太少。`,
    field: 'quantity',
    next: { text: '回到申报', href: '/hours/claims' },
  }),
};
