export const codesAllowed = 3;
