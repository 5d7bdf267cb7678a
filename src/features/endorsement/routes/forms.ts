import { z } from 'zod';
import { fields, sealedWords } from '../../../platform/http/index.ts';
import { queueOrders } from '../rules/queue.ts';

export const Params = fields.idParams;

/** Filters and order of the queue, in the address of the list and of each of its requests. */
export const QueueFilterQuery = z.object({
  state: fields.choiceOr(['PENDING', 'ENDORSED', 'RETURNED', 'REVOKED'], 'PENDING'),
  topic: fields.words,
  who: sealedWords,
  body: fields.optional(fields.id).transform((id) => id ?? ''),
  rule: fields.words,
  sort: fields.sort(queueOrders),
});

export const QueueQuery = QueueFilterQuery.extend({
  page: fields.page,
  as: fields.copy,
  cols: fields.columns,
});

/** Longest reason, characters. */
export const reasonLength = 200;

export const ReasonForm = z.object({
  reason: fields.reason({
    most: reasonLength,
    missing: '请写明原因，让学员知道怎样改，至少4个字。',
  }),
});

/** Filters of the list a decision was sent from, and the request that comes next there. */
export const OnwardFields = QueueFilterQuery.extend({ next: fields.optional(fields.id) });

/** The ticked rows, or all that match the filter sent with them. */
const Chosen = OnwardFields.extend({
  id: fields.optional(fields.ids('')).transform((ids) => ids ?? []),
  all: fields.ticked,
});
const some = ({ id, all }: { id: string[]; all: boolean }) => id.length > 0 || all;

/** `looked`: sent from the page of one slip, where it was seen beside its record. */
export const EndorseForm = Chosen.extend({ looked: fields.ticked }).refine(some, {
  path: ['id'],
  error: '请先勾选要审验的合格单。',
});

export const ReturnForm = Chosen.extend(ReasonForm.shape).refine(some, {
  path: ['id'],
  error: '请先勾选要退回的合格单。',
});

export const ReturnOneForm = OnwardFields.extend(ReasonForm.shape);
