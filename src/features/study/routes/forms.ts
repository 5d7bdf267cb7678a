import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { ledgerOrders } from '../rules/ledger-order.ts';

export const StudyParams = z.object({ enrolmentId: fields.id });
export const LessonParams = StudyParams.extend({ lessonId: fields.code });

export const LedgerQuery = z.object({
  page: fields.page,
  order: fields.choiceOr(ledgerOrders, 'newest'),
  lesson: fields.filter,
});

const Second = z.int().min(0).max(86_400);

export const HeartbeatBody = z.object({
  token: z.string().min(20).max(80),
  played: z.array(z.tuple([Second, Second])).max(500),
  position: Second,
});
