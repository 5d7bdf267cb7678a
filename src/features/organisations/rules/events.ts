import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A request for a missing unit was answered: with the unit, or with null and a reason. */
export const missingUnitSettled: DomainEvent<{
  requestId: string;
  organisationId: string | null;
  reason: string | null;
}> = {
  name: 'organisations.missing_unit_settled',
  data: z.object({
    requestId: z.string(),
    organisationId: z.string().nullable(),
    reason: z.string().nullable(),
  }),
};

/** An organisation ended and what lay with it went to its successor, by this change. */
export const handedOver: DomainEvent<{ changeId: string }> = {
  name: 'organisations.handed_over',
  data: z.object({ changeId: z.string() }),
};
