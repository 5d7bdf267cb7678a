import { z } from 'zod';
import { creditCodeSentences, parseCreditCode } from '../../../kernel/credit-code.ts';
import { fields } from '../../../platform/http/index.ts';

const text = z.string().default('');

export const searchQuery = z.object({ q: fields.words });

export const requestParams = fields.idParams;

/** A unit to add, with a valid credit code or the statement that it has none yet. */
export const addUnitForm = z
  .object({
    name: text,
    creditCode: text,
    noCode: text,
    affiliation: z.enum(['DISTRICT', 'MUNICIPAL', 'CENTRAL', 'NONE'], '请选择隶属关系。'),
    address: text,
  })
  .transform((typed, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const name = typed.name.trim();
    if (name.length < 4) fault('name', '请填写单位全称。');
    const code = parseCreditCode(typed.creditCode);
    const without = typed.noCode === 'yes' && typed.creditCode.trim() === '';
    if (!code.ok && !without) fault('creditCode', creditCodeSentences[code.because]);
    const affiliation = typed.affiliation === 'NONE' ? null : typed.affiliation;
    return {
      name,
      creditCode: code.ok ? code.code : null,
      affiliation,
      ownership: affiliation === null ? ('NON_PUBLIC' as const) : ('PUBLIC' as const),
      address: typed.address.trim(),
    };
  });

export const mergeForm = z.object({
  organisationId: text.pipe(z.uuid('请先查找并选择要并入的单位。')),
});

export const rejectForm = z.object({
  reason: text.pipe(z.string().trim().min(4, '请写明原因，至少 4 个字。').max(300)),
});
