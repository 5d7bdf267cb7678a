import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { privacyConsented } from '../../identity/index.ts';
import { handedOver, missingUnitSettled } from '../../organisations/index.ts';
import { deleteUnprovedRegistrations } from '../commands/delete-unproved-registrations.ts';
import { followMissingUnit } from '../commands/follow-missing-unit.ts';
import { type Consent, recordConsent } from '../commands/record-consent.ts';
import { tellMovedStaff } from '../commands/tell-moved-staff.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<
      Parts,
      { requestId: string; organisationId: string | null; reason: string | null }
    >({
      event: missingUnitSettled,
      name: 'people.follow_missing_unit',
      handle: followMissingUnit,
    }),
    subscription<Parts, { changeId: string }>({
      event: handedOver,
      name: 'people.tell_moved_staff',
      handle: tellMovedStaff,
    }),
    subscription<Parts, Consent>({
      event: privacyConsented,
      name: 'people.record_consent',
      handle: recordConsent,
    }),
  ],
  recurrences: [
    {
      name: 'people.delete_unproved_registrations',
      everySeconds: 900,
      handle: deleteUnprovedRegistrations,
    },
  ],
};
