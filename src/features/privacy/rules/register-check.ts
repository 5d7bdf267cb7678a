import { register } from './register.ts';

/** A column of the schema. */
export interface SchemaColumn {
  table: string;
  column: string;
  type: string;
}

/** What names, reaches or describes a person, wherever it stands. */
const tellsOfPerson =
  /(^|_)(phone|mail|ip|user_agent|device|birth_date|claimant|payer|payer_account|address)(_|$)|id_number|_cipher$|_masked$|statement|person_name/;

/** Kinds of columns that say something; ids, instants and numbers belong to the row they are in. */
const says = ['text', 'jsonb', 'json', 'ARRAY'];

/** Columns that look personal and are not: those of bodies. */
const notPersonal = ['organisations.address', 'organisations.phone'];

/**
 * Returns the columns that hold personal data and are not in the register: every column that says something in a
 * table of a person, and every column whose name tells of one.
 */
export function listUndeclared(columns: readonly SchemaColumn[]): string[] {
  const declared = new Set(
    Object.values(register).flatMap((tables) =>
      Object.entries(tables).flatMap(([table, names]) =>
        names.split(' ').map((name) => `${table}.${name}`),
      ),
    ),
  );
  const ofPeople = new Set(
    columns.filter(({ column }) => column === 'account_id').map(({ table }) => table),
  );
  return columns
    .filter(({ column, type }) => says.includes(type) && !/(^|_)id$/.test(column))
    .filter(({ table, column }) => ofPeople.has(table) || tellsOfPerson.test(column))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !declared.has(name) && !notPersonal.includes(name))
    .toSorted();
}

/** Returns the columns of the register that the schema does not have. */
export function listUnknown(columns: readonly SchemaColumn[]): string[] {
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  return Object.values(register)
    .flatMap((tables) =>
      Object.entries(tables).flatMap(([table, names]) =>
        names.split(' ').map((name) => `${table}.${name}`),
      ),
    )
    .filter((name) => !known.has(name));
}
