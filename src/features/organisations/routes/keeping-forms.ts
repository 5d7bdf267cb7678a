import { z } from 'zod';
import { creditCodeSentences, parseCreditCode } from '../../../kernel/credit-code.ts';
import { fields } from '../../../platform/http/index.ts';
import { organisationKinds } from '../rules/organisation.ts';

/** A page of the list. */
export const KeptQuery = z.object({
  q: fields.words,
  kind: fields.choice(organisationKinds),
  closed: fields.ticked,
  page: fields.page,
});

const name = fields.text.pipe(
  z.string().min(4, '请填写单位全称，至少 4 个字。').max(100, '最多 100 个字。'),
);
const day = z.iso.date('请填写日期。');
const line = fields.text.pipe(z.string().max(200, '最多 200 个字。'));

/** An empty code is none; a faulty one is refused in words. */
const creditCode = fields.text.transform((typed, context) => {
  if (typed === '') return null;
  const code = parseCreditCode(typed);
  if (code.ok) return code.code;
  context.addIssue({ code: 'custom', message: creditCodeSentences[code.because] });
  return z.NEVER;
});

const affiliation = z
  .enum(['DISTRICT', 'MUNICIPAL', 'CENTRAL', 'NONE'], '请选择隶属关系。')
  .transform((value) => (value === 'NONE' ? null : value));

export const AddForm = z.object({
  name,
  kind: fields.choiceOr(organisationKinds, 'EMPLOYER'),
  creditCode,
  affiliation,
  jurisdictionId: fields.filter,
  address: line,
  phone: line,
  officeHours: line,
});

export const DetailsForm = z.object({
  shortName: name.or(line.pipe(z.string().min(2, '请填写简称。'))),
  sealName: line.pipe(z.string().min(2, '请填写印章上的名称。')),
  creditCode,
  address: line,
  phone: line,
  officeHours: line,
});

const asked = (missing: string) => line.pipe(z.string().min(2, missing));

/** Where and when the own body is reached. */
export const OwnContactForm = z.object({
  address: asked('请填写地址。'),
  phone: asked('请填写电话。'),
  officeHours: asked('请填写办公时间。'),
});

export const RenameForm = z.object({ name, effectiveOn: day, reason: fields.reason() });

export const MoveForm = z.object({
  affiliation,
  jurisdictionId: fields.code,
  parentName: line,
  industryAuthorityId: fields.optional(fields.id),
  effectiveOn: day,
  reason: fields.reason(),
});

export const CloseForm = z.object({
  effectiveOn: day,
  successorName: line,
  reason: fields.reason(),
});

export const ReopenForm = z.object({ reason: fields.reason() });
