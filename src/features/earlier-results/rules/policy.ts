/** The centre imports earlier results, two of its clerks together; the municipal bureau reads. */
export const importers = ['CENTRE_CLERK'] as const;
export const readers = ['CENTRE_CLERK', 'MUNICIPAL_OFFICER'] as const;
