import { z } from 'zod';
import { creditCodeSentences, parseCreditCode } from '../../../kernel/credit-code.ts';
import { fields } from '../../../platform/http/index.ts';
import type { SourceName } from '../../payment/index.ts';

export const { idParams } = fields;

const kinds = {
  orders: 'ORDER',
  checkouts: 'CHECKOUT',
  transfers: 'BANK_USE',
  bills: 'BILL',
} as const;

/** What is paid, as an address names it. */
export const SourceParams = z.object({
  kind: z.enum(['orders', 'checkouts', 'transfers', 'bills']),
  sourceId: fields.id,
});

/** Returns what an address names. */
export function sourceOf({ kind, sourceId }: z.infer<typeof SourceParams>): SourceName {
  return { sourceKind: kinds[kind], sourceId };
}

export const DeskQuery = z.object({ view: fields.choice(['all']), page: fields.page });

export const NumberForm = z.object({
  number: fields.text.pipe(
    z.string().regex(/^[\dA-Za-z]{8,30}$/, '请填写票据号码，8到30位数字或字母。'),
  ),
});

const title = { titleKind: fields.text, title: fields.text, creditCode: fields.text };

/** Whom it is made out to; `person` is the name of a learner, null for a body, which needs its credit code. */
function readTitle(
  typed: z.infer<z.ZodObject<typeof title>>,
  context: z.RefinementCtx,
  person: string | null,
): { title: string; creditCode: string | null } {
  const fault = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (person !== null && typed.titleKind === 'PERSON') return { title: person, creditCode: null };
  if (person !== null && typed.titleKind !== 'UNIT')
    fault('titleKind', '请选择抬头是个人还是单位。');
  if (typed.title.length < 4 || typed.title.length > 80)
    fault('title', '请填写单位全称，4至80个字，与营业执照或法人证书一致。');
  const code = parseCreditCode(typed.creditCode);
  if (!code.ok) fault('creditCode', creditCodeSentences[code.because]);
  return { title: typed.title, creditCode: code.ok ? code.code : null };
}

export const correctionForm = (person: string | null) =>
  z.object(title).transform((typed, context) => readTitle(typed, context, person));

export const askForm = (person: string | null) =>
  z
    .object({ ...title, kind: z.enum(['FISCAL', 'INVOICE'], '请选择要哪一种票据。') })
    .transform(({ kind, ...typed }, context) => ({ kind, ...readTitle(typed, context, person) }));
