/** The centre corrects scores, two of its clerks together; the municipal bureau reads (docs/roles.md). */
export const makers = ['CENTRE_CLERK'] as const;
export const readers = ['CENTRE_CLERK', 'MUNICIPAL_OFFICER'] as const;
