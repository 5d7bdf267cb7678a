import { z } from 'zod';

/** Injected faults. All but the last three concern one payment. */
export const Faults = z.object({
  /** Seconds by which the notification is late. */
  delaySeconds: z.coerce.number().min(0).max(600).default(0),
  /** No notification is sent. */
  lose: z.coerce.boolean().default(false),
  /** Number of repeated notifications. */
  repeat: z.coerce.number().int().min(0).max(5).default(0),
  /** After the notification of success the older one ("waiting for payment") arrives. */
  reorder: z.coerce.boolean().default(false),
  /** A notification signed with a foreign key is sent as well. */
  forge: z.coerce.boolean().default(false),
  /** Only 0.01 yuan is charged. */
  wrongAmount: z.coerce.boolean().default(false),
  /** The payment is taken twice: two trades for one order. */
  payTwice: z.coerce.boolean().default(false),
  /** The payer is not returned to the merchant. */
  noReturn: z.coerce.boolean().default(false),
  /** Number of next requests of the merchant without an answer. */
  timeouts: z.coerce.number().int().min(0).max(1000).default(0),
  /** The daily bill does not have the hash that announces it. */
  brokenBill: z.coerce.boolean().default(false),
  /** WeChat Pay signs with a new platform certificate from now on. */
  rotate: z.coerce.boolean().default(false),
});
export type Faults = z.infer<typeof Faults>;

export const noFaults: Faults = Faults.parse({});

/** The choices on the pay page. */
export const faultChoices: { name: keyof Faults; value: string; label: string }[] = [
  { name: 'lose', value: 'true', label: '支付通知丢失（靠主动查询开通）' },
  { name: 'noReturn', value: 'true', label: '付款后不返回商户页面' },
  { name: 'delaySeconds', value: '20', label: '支付通知晚到 20 秒' },
  { name: 'repeat', value: '3', label: '同一通知重复发送 3 次' },
  { name: 'reorder', value: 'true', label: '通知顺序颠倒' },
  { name: 'forge', value: 'true', label: '另有人伪造一份通知' },
  { name: 'wrongAmount', value: 'true', label: '实收金额变成 0.01 元' },
  { name: 'payTwice', value: 'true', label: '重复扣款两次（第二笔自动退回）' },
  { name: 'timeouts', value: '3', label: '接下来 3 次查询都不答复' },
];
