import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { placeOf, readSources } from './source-tree.ts';

/** One SQL file of the schema: a baseline, a later migration or a projection. */
export interface SchemaFile {
  path: string;
  /** The feature it belongs to; `platform` for mechanisms without domain words. */
  feature: string;
  text: string;
}

/** What a feature does with one table or view, and where. */
export interface TableAccess {
  feature: string;
  table: string;
  how: 'reads' | 'writes' | 'watches';
  path: string;
}

/** The SQL files of the schema with the feature each belongs to. */
export function readSchema(): SchemaFile[] {
  return ['db/migrations', 'db/projections']
    .filter((folder) => existsSync(resolve(folder)))
    .flatMap((folder) =>
      readdirSync(resolve(folder))
        .filter((name) => name.endsWith('.sql'))
        .map((name) => {
          const path = join(folder, name);
          const text = readFileSync(resolve(path), 'utf8');
          return { path, feature: featureOf(name, text), text: withoutComments(text) };
        }),
    );
}

/** A migration has its feature in its name, a projection in the first line: `-- tallies (statistics): …`. */
function featureOf(name: string, text: string): string {
  const inName = /\.do\.([a-z_]+?)(?:__[\w.-]+)?\.sql$/.exec(name)?.[1];
  const feature = inName ?? /^-- [^(\n]*\(([\w-]+)\)/.exec(text)?.[1];
  if (!feature) throw new Error(`${name} does not say which feature it belongs to`);
  return feature.replaceAll('_', '-');
}

/** Which feature's SQL creates each table and view. */
export function tableOwners(schema: SchemaFile[]): Map<string, string> {
  const created =
    /\bcreate (?:or replace )?(?:unlogged )?(?:materialized )?(?:table|view) (?:if not exists )?(\w+)/gi;
  return new Map(
    schema.flatMap(({ feature, text }) =>
      [...text.matchAll(created)].map((match) => [match[1] as string, feature] as const),
    ),
  );
}

/** Every access to a table: from the query rooms of the features, and from views, functions and triggers. */
export function listAccesses(): TableAccess[] {
  const schema = readSchema();
  const owners = tableOwners(schema);
  const known = (access: TableAccess) => owners.has(access.table);
  const inCode = readSources('src/features').flatMap(({ path, text }) => {
    const feature = placeOf(path).feature as string;
    return feature ? accessesOfCode(feature, path, text) : [];
  });
  const inSchema = schema.flatMap(({ feature, path, text }) => accessesOfSql(feature, path, text));
  return [...inCode, ...inSchema].filter(known);
}

/** Calls of the query builder, and the statements inside template strings. */
function accessesOfCode(feature: string, path: string, text: string): TableAccess[] {
  const builderReads =
    /\.(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|innerJoinLateral|leftJoinLateral|from|using)\(\s*(\[[^\]]*\]|'[^']*')/g;
  const builderWrites = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'([^']*)'/g;
  const reads = [...text.matchAll(builderReads)].flatMap((match) =>
    [...(match[1] as string).matchAll(/'(\w+)(?: as \w+)?'/g)].map((name) => name[1] as string),
  );
  const writes = [...text.matchAll(builderWrites)].map((match) => match[1] as string);
  const statements = [...text.matchAll(/`[^`]*`/g)].map((match) => match[0]).join('\n;\n');
  return [
    ...reads.map((table) => ({ feature, path, table: toSnake(table), how: 'reads' as const })),
    ...writes.map((table) => ({ feature, path, table: toSnake(table), how: 'writes' as const })),
    ...accessesOfSql(feature, path, statements),
  ];
}

function accessesOfSql(feature: string, path: string, sql: string): TableAccess[] {
  const find = (how: TableAccess['how'], pattern: RegExp) =>
    [...sql.matchAll(pattern)].map((match) => ({ feature, path, table: match[1] as string, how }));
  return [
    ...find('reads', /(?<!delete )\b(?:from|join)\s+(?:only\s+|lateral\s+)?([a-z_]+)\b/gi),
    ...find('reads', /(?<=\bfrom\s[^;()]*,\s*)([a-z_]+)\b(?=\s+\w)/gi),
    ...find('writes', /\binsert into ([a-z_]+)\b/gi),
    ...find('writes', /\bdelete from (?:only )?([a-z_]+)\b/gi),
    ...find(
      'writes',
      /(?<!for (?:no key )?)(?<!before |after |or |of )\bupdate (?:only )?([a-z_]+)\b(?=\s+(?:\w+\s+)?(?:as \w+\s+)?set\b)/gi,
    ),
    ...find(
      'watches',
      /\bcreate (?:or replace )?(?:constraint )?trigger \w+\s+(?:before|after|instead of)[^;]*?\son ([a-z_]+)\b/gi,
    ),
  ];
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\bcomment on [^;]*;/gi, '');
}

function toSnake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
