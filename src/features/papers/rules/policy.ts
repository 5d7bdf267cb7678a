/** The centre makes papers, two of its clerks together; the municipal bureau reads. */
export const makers = ['CENTRE_CLERK'] as const;
export const readers = ['CENTRE_CLERK', 'MUNICIPAL_OFFICER'] as const;
