import { type Kysely, sql } from 'kysely';
import {
  ArrayExpressionNode,
  type ExpressionNode,
  GenericExpressionNode,
  IdentifierNode,
  LiteralNode,
  UnionExpressionNode,
} from 'kysely-codegen';

interface Checked {
  table: string;
  column: string;
  definition: string;
  array: boolean;
  nullable: boolean;
  defaulted: boolean;
}

/**
 * The columns whose check names all their values, as the unions kysely-codegen writes for them:
 * `state in ('OPEN', 'PAID')` gives `'OPEN' | 'PAID'`, `roles <@ array['A', 'B']` an array of them.
 */
export async function checkedColumns(db: Kysely<unknown>): Promise<Record<string, ExpressionNode>> {
  const { rows } = await sql<Checked>`
    select relation.relname as table, attribute.attname as column,
      pg_get_constraintdef(rule.oid) as definition, attribute.attndims > 0 as array,
      not attribute.attnotnull as nullable, attribute.atthasdef as defaulted
    from pg_constraint rule
    join pg_class relation on relation.oid = rule.conrelid
    join pg_attribute attribute on attribute.attrelid = relation.oid and attribute.attnum = rule.conkey[1]
    where rule.contype = 'c' and cardinality(rule.conkey) = 1
      and relation.relnamespace = 'public'::regnamespace
    order by relation.relname, attribute.attnum, rule.conname`.execute(db);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const values = valuesIn(row);
      return values ? [[`${row.table}.${row.column}`, typeOf(row, values)]] : [];
    }),
  );
}

/** The values a check allows, or null where it says something else. */
function valuesIn({ column, definition, array }: Checked): string[] | null {
  const operator = array ? '<@ ARRAY' : '= ANY (ARRAY';
  const list = new RegExp(
    `^CHECK \\(\\(+(?:${column} IS NULL\\) OR \\()?${column} ${operator.replace('(', '\\(')}\\[([^\\]]*)\\]\\)*$`,
  ).exec(definition)?.[1];
  const only = new RegExp(`^CHECK \\(\\(${column} = ('[^']*')::text\\)\\)$`).exec(definition)?.[1];
  const values = (list ?? only)?.match(/'[^']*'/g);
  return values ? values.map((value) => value.slice(1, -1)).sort() : null;
}

function typeOf({ array, nullable, defaulted }: Checked, values: string[]): ExpressionNode {
  const union = new UnionExpressionNode(values.map((value) => new LiteralNode(value)));
  const type = array ? new ArrayExpressionNode(union) : union;
  if (!defaulted) return type; // kysely-codegen adds null where the column has it
  const full = nullable ? new UnionExpressionNode([type, new IdentifierNode('null')]) : type;
  return new GenericExpressionNode('Generated', [full]);
}
