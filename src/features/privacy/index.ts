export { listTouchedPeople, type TouchedPerson } from './commands/list-touched-people.ts';
export { listUndeclared, listUnknown, type SchemaColumn } from './rules/register-check.ts';
