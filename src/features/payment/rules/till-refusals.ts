import type { RefusalTable } from '../../../kernel/refusal.ts';

/** Refusals of the till: corrections of today, closings, dated entries. */
export const tillRefusals: RefusalTable = {
  'payment.number_mistyped': ({ sentence }) => ({
    status: 422,
    sentence: String(sentence),
    field: 'text',
    next: { text: '请核对号码后再查找', href: '/counter' },
  }),
  'payment.account_waits': () => ({
    status: 409,
    sentence: '新的账户已经确认，等待启用；启用或停止以后才能再改。',
    field: 'form',
    next: { text: '查看收款账户', href: '/payee-account' },
  }),
  'payment.account_gone': () => ({
    status: 404,
    sentence: '没有等待启用的账户，可能已经启用或停止。',
    next: { text: '查看收款账户', href: '/payee-account' },
  }),
  'payment.day_closed': () => ({
    status: 409,
    sentence:
      '这一天的收款已经日结，不能再收款、退款或更改。要收款或退款的，请同事办理或次日再办；差错请在日结单上做更正分录。',
    next: { text: '日结以后的差错，请在日结单上做更正分录', href: '/counter/closings' },
    field: 'form',
  }),
  'payment.entry_waits': () => ({
    status: 409,
    sentence:
      '这位收款人今天已经日结，更正分录要记入还没有日结的一天。请明天再确认；这件事仍在等您复核，没有丢失。',
    field: 'form',
    next: { text: '回到双人复核', href: '/proposals' },
  }),
  'payment.handover_taken': () => ({
    status: 409,
    sentence: '这笔交款已经签收。',
    field: 'form',
    next: { text: '查看日结单', href: '/counter/closings' },
  }),
  'payment.handover_unexplained': ({ counted, handed }) => ({
    status: 422,
    sentence: `您清点${counted}元，同事交出${handed}元。请重新清点；确实不同的，写明原因。`,
    field: 'note',
    next: { text: '查看日结单', href: '/counter/closings' },
  }),
  'payment.day_open': () => ({
    status: 409,
    sentence: '这一天还没有日结，可以直接作废或更正收款。',
    next: { text: '查看收款', href: '/counter/takings' },
  }),
  'payment.day_ahead': () => ({
    status: 422,
    sentence: '这一天还没有到，不能日结。',
    field: 'form',
    next: { text: '查看收款', href: '/counter/takings' },
  }),
  'payment.difference_unexplained': ({ counted, expected, difference }) => ({
    status: 422,
    sentence: `点钞${counted}元，应有${expected}元，${difference}元。请再点一遍；仍然不符的，写明原因。`,
    field: 'differenceReason',
    next: { text: '请再点一遍，或写明原因' },
  }),
  'payment.till_not_found': () => ({
    status: 404,
    sentence: '没有找到这一天的收款。',
    next: { text: '查看日结', href: '/counter/closings' },
  }),
  'payment.officer_not_found': () => ({
    status: 422,
    sentence: '请选择本单位窗口的一位工作人员。',
    field: 'accountId',
    next: { text: '回到日结', href: '/counter/closings' },
  }),
  'payment.not_correctable': () => ({
    status: 409,
    sentence: '这笔收款已经作废、正在退费，或者不是窗口收的，不能更正。',
    next: { text: '查看收款', href: '/counter/takings' },
  }),
  'payment.not_today': () => ({
    status: 409,
    sentence: '只能作废或更正今天收的款。',
    next: { text: '以前的收款请在日结单上做更正分录，退款请走退费', href: '/counter/closings' },
  }),
  'payment.same_method': () => ({
    status: 422,
    sentence: '这笔收款已经是这种方式，请选择实际的方式。',
    field: 'method',
    next: { text: '请重新选择' },
  }),
  'payment.exam_taken': () => ({
    status: 409,
    sentence: '这位学员已经参加考试，收款不能作废；收款方式可以更正。',
    field: 'form',
    next: { text: '查看收款', href: '/counter/takings' },
  }),
};
