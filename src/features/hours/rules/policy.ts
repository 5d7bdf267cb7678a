import type { OfficerRole } from '../../../kernel/actor.ts';

/** Who records hours: the employer, or the agency for people without an employer (N30). */
export const recordingRoles = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
] as const satisfies readonly OfficerRole[];
