import type { ExpressionBuilder } from 'kysely';
import type { DB } from '../../../platform/database/database.types.ts';
import type { Scope } from '../rules/policy.ts';

type Placed = 'justified_absences' | 'annual_assessments' | 'review_recommendations';

/** The rows of a scope, as a condition of the query: others do not exist. */
export function inScope(scope: Scope) {
  return (where: ExpressionBuilder<DB, Placed>) => {
    switch (scope.kind) {
      case 'CITY':
        return where.lit(true);
      case 'DISTRICT':
        return where('jurisdiction_id', '=', scope.jurisdictionId);
      case 'INDUSTRY':
        return where('industry_authority_id', '=', scope.organisationId);
      case 'BODY':
        return where('organisation_id', '=', scope.organisationId);
      default:
        return where.lit(false);
    }
  };
}
