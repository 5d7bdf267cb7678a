/** Characters at least: of everybody, and of whoever holds an officer's role. */
export const leastLength = 10;
export const officerLength = 12;

/** Returns how many kinds of characters are in it: small and capital letters, digits, others. */
export const kindsIn = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((one) => one.test(password)).length;

/** How strong a password looks while it is typed: 0 to 4 of a meter, and the next step in words. */
export interface Strength {
  level: 0 | 1 | 2 | 3 | 4;
  words: string;
}

/**
 * Returns the strength by length, kinds and variety alone. What is common or personal is found when the form is
 * sent (`passwordFault`): the lists are too large for a page.
 */
export function strengthOf(password: string): Strength {
  const { length } = password;
  if (length === 0) return { level: 0, words: '' };
  if (length < leastLength) return { level: 1, words: `太短，还差 ${leastLength - length} 个字符` };
  if (kindsIn(password) < 3)
    return { level: 1, words: '再加一种字符：大写字母、小写字母、数字、符号' };
  if (new Set(password).size < 6) return { level: 2, words: '重复的字符太多' };
  if (length < officerLength)
    return { level: 3, words: '可以；再长一些更好，工作人员要 12 个字符' };
  return length < 16 ? { level: 3, words: '可以；再长一些更好' } : { level: 4, words: '强' };
}
