/** The kind of the proposal to reverse a match of a transfer (E21). */
export const reverseMatchKind = { kind: 'payment.reverse_match' } as const;
