import type { RawBuilder, SqlBool } from 'kysely';
import { inScope, type Scope } from '../../organisations/index.ts';
import { placementOf } from '../rules/policy.ts';

const columns = placementOf({
  organisationId: 'organisationId',
  jurisdictionId: 'jurisdictionId',
  industryAuthorityId: 'industryAuthorityId',
});

/** The condition that a row lies in a scope: absences, assessments and recommendations keep their place. */
export const isPlacedIn = (scope: Scope): RawBuilder<SqlBool> => inScope(scope, columns);
