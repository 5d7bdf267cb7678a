import { z } from 'zod';
import { fields, sealedWords } from '../../../platform/http/index.ts';

export const Params = fields.idParams;

export const QueueQuery = z.object({
  state: fields.choiceOr(['PENDING', 'ENDORSED', 'RETURNED', 'REVOKED'], 'PENDING'),
  topic: z.string().max(60).default(''),
  who: sealedWords,
  page: fields.page,
});

export const EndorseForm = z.object({
  id: fields.ids('请先勾选要审验的合格单。'),
});

/** Longest reason, characters. */
export const reasonLength = 200;

export const ReasonForm = z.object({
  reason: fields.reason({
    most: reasonLength,
    missing: '请写明原因，让学员知道怎样改，至少4个字。',
  }),
});
