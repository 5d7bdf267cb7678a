import type { RefusalTable } from '../../kernel/refusal.ts';

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
    next: { text: '回到申报', href: '/hours/claims' },
  }),
  'hours.nothing_left': ({ cap }) => ({
    status: 422,
    sentence: `折算后没有可计的学时：每天最多计${cap}学时，这几天已经申报满，或者数量太少。`,
    next: { text: '回到申报', href: '/hours/claims' },
  }),
};
