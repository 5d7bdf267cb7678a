import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Placement, requiredIn, type Scope } from '../rules/scope.ts';

/**
 * Returns the condition that a row lies in a scope, from the columns that place it: rows outside do not
 * exist for the query. Name every column the table has: a scope without its column sees nothing.
 */
export function inScope(scope: Scope, columns: Placement<string>): RawBuilder<SqlBool> {
  const required = requiredIn(scope, columns);
  return typeof required === 'boolean'
    ? sql.lit(required)
    : sql`${sql.ref(required.at)} = ${required.is}`;
}
