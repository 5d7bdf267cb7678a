import type { RefusalTable } from '../../../kernel/refusal.ts';

const own = { text: '查看我的发票', href: '/invoices' };
const desk = { text: '回到开票办理', href: '/invoice-desk' };

export const refusals: RefusalTable = {
  'invoices.not_found': () => ({ status: 404, sentence: '没有找到这张票据。', next: own }),
  'invoices.nothing_paid': () => ({
    status: 404,
    sentence: '没有找到可以开票的收款：可能已经退费，或者不是您付的款。',
    next: own,
  }),
  'invoices.asked_before': ({ invoiceId }) => ({
    status: 409,
    sentence: '这笔款已经申请过票据，一笔款只开一张。要换抬头，请在原来的申请里更正。',
    next: { text: '查看已有的申请', href: invoiceId ? `/invoices/${invoiceId}` : '/invoices' },
  }),
  'invoices.not_correctable': () => ({
    status: 409,
    sentence: '这张票据现在不能更正：可能正在开具，或者已经红冲。请过一会儿再看。',
    next: own,
  }),
  'invoices.nothing_to_do': () => ({
    status: 409,
    sentence: '这张票据已经办完，不用再处理。请刷新列表。',
    next: desk,
  }),
  'invoices.known_number': () => ({
    status: 409,
    sentence: '这个号码已经登记在另一张票据上，请核对。',
    field: 'number',
    next: desk,
  }),
};
