// What a page may cost; `npm run bench -- pages` measures it over a big city.

/** Statements of a page, with those that recognise the session and fill its head. */
export const mostStatements = 12;
/** Milliseconds within which 95 of 100 are answered in the big city. */
export const slowestMs = 100;

/** Pages that ask more today, with what they ask. To be lowered, never raised. */
export const dearerPages: Readonly<Record<string, number>> = {};

/** The statements that a page may send. */
export const statementsOf = (key: string): number => dearerPages[key] ?? mostStatements;
