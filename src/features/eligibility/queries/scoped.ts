import type { ExpressionBuilder } from 'kysely';
import type { DB } from '../../../platform/database/database.types.ts';
import type { Scope } from '../rules/policy.ts';

type Placed = 'justifiedAbsences' | 'annualAssessments' | 'reviewRecommendations';

/** The rows of a scope, as a condition of the query: others do not exist. */
export function inScope(scope: Scope) {
  return (where: ExpressionBuilder<DB, Placed>) => {
    switch (scope.kind) {
      case 'CITY':
        return where.lit(true);
      case 'DISTRICT':
        return where('jurisdictionId', '=', scope.jurisdictionId);
      case 'INDUSTRY':
        return where('industryAuthorityId', '=', scope.organisationId);
      case 'BODY':
        return where('organisationId', '=', scope.organisationId);
      default:
        return where.lit(false);
    }
  };
}
