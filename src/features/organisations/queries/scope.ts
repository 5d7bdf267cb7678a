import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Placement, requiredIn, type Scope } from '../rules/scope.ts';

/**
 * Returns the condition that a row is in a scope, from the columns that place it. Name every column the
 * table has: a scope without its column sees nothing.
 */
export function inScope(scope: Scope, columns: Placement<string>): RawBuilder<SqlBool> {
  const required = requiredIn(scope, columns);
  return typeof required === 'boolean'
    ? sql.lit(required)
    : sql`${sql.ref(required.at)} = ${required.is}`;
}
