import { formatTime } from '../../../ui/index.ts';
import type { NamedTillLine } from '../queries/takings-view.ts';
import { methodNames } from '../rules/payment.ts';
import { tillLineNames } from '../rules/till.ts';

/** The columns of a day's takings, the same on the page and in the workbook. */
export const takingsColumns = [
  { key: 'at', label: '时间', value: ({ at }: NamedTillLine) => formatTime(at) },
  { key: 'kind', label: '类别', value: ({ kind }: NamedTillLine) => tillLineNames[kind] },
  { key: 'name', label: '付款人', value: ({ name }: NamedTillLine) => name },
  {
    key: 'id',
    label: '证件号码',
    value: ({ idNumberMasked }: NamedTillLine) => idNumberMasked,
  },
  {
    key: 'order',
    label: '订单、账单号',
    width: 20,
    value: ({ order, bill }: NamedTillLine) => order?.orderNo ?? bill?.billNo ?? '',
  },
  { key: 'method', label: '方式', value: ({ method }: NamedTillLine) => methodNames[method] },
  {
    key: 'amount',
    label: '金额（元）',
    numeric: true,
    value: ({ amountFen }: NamedTillLine) => amountFen / 100,
  },
  { key: 'clerk', label: '收款人', value: ({ clerkName }: NamedTillLine) => clerkName },
  { key: 'till', label: '窗口', value: ({ till }: NamedTillLine) => till },
  { key: 'note', label: '说明', value: ({ note }: NamedTillLine) => note },
];
