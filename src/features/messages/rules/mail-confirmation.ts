export const codeMinutes = 30;
export const mostGuesses = 5;
