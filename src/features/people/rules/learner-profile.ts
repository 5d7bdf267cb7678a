import type { IdDocumentType } from '../../../kernel/id-number.ts';
import type { TitleLevel } from '../../../kernel/title-level.ts';

/**
 * State of the declared data (N2). UNCHECKED: not checked yet; RETURNED: the learner must correct;
 * CORRECTED: changed since, to be checked again; CONFIRMED: checked, name and number locked.
 */
export type RegistrationState = 'UNCHECKED' | 'CONFIRMED' | 'RETURNED' | 'CORRECTED';

export type EmploymentState = 'CLAIMED' | 'CONFIRMED' | 'REJECTED';

/** A professional with an account, as other features see them: identifiers masked. */
export interface LearnerProfile {
  accountId: string;
  name: string;
  idDocumentType: IdDocumentType;
  idNumberMasked: string;
  phoneMasked: string | null;
  /** Place of work; the city as a whole for people without a fixed district. */
  districtId: string;
  titleCode: string | null;
  titleName: string | null;
  titleLevel: TitleLevel | null;
  titleAwardedOn: string | null;
  registrationState: RegistrationState;
  /** When the first exam began; null before. */
  identityLockedAt: Date | null;
  /** Why the data were returned. */
  registrationNote: string | null;
  /** Null without a unit, or while the unit is only requested (then `employerName` is set). */
  employerId: string | null;
  employerName: string | null;
  employmentState: EmploymentState | null;
  custodyAgencyId: string | null;
}

/** Chinese words for the states of the registration data. */
export const registrationStateNames: Record<RegistrationState, string> = {
  UNCHECKED: '待核对',
  CONFIRMED: '已核对',
  RETURNED: '已退回，请修改',
  CORRECTED: '已修改，待核对',
};

/**
 * Whether learners may change name and number themselves: until the first check or the first exam,
 * whichever comes first; then only a counter corrects them (N2, Q7).
 */
export function mayEditIdentity(
  learner: Pick<LearnerProfile, 'registrationState' | 'identityLockedAt'>,
): boolean {
  return learner.registrationState !== 'CONFIRMED' && learner.identityLockedAt === null;
}
