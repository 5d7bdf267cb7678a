import { randomInt } from 'node:crypto';

/** Letters and digits that are not confused when copied: without I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const bodyLength = 6;

const kind = 'J';

/** Returns a new code for the remark of a bank transfer: J, six characters, and a check character. */
export function newRemittanceCode(): string {
  const body = Array.from({ length: bodyLength }, () => alphabet[randomInt(alphabet.length)]);
  const text = kind + body.join('');
  return text + checkCharacter(text);
}

/** Weights differ by place, so one wrong character or two swapped ones are detected. */
function checkCharacter(text: string): string {
  const sum = [...text].reduce(
    (total, character, place) => total + alphabet.indexOf(character) * (place + 2),
    0,
  );
  return alphabet[sum % alphabet.length] as string;
}

/**
 * Returns the codes found in a remark, whatever its width, case, blanks and hyphens. A code with a wrong
 * check character is none.
 */
export function findRemittanceCodes(remark: string): string[] {
  const text = remark
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-_·.]/g, '');
  const found = new Set<string>();
  for (let start = 0; start + bodyLength + 2 <= text.length; start += 1) {
    const piece = text.slice(start, start + bodyLength + 2);
    if (isRemittanceCode(piece)) found.add(piece);
  }
  return [...found];
}

function isRemittanceCode(text: string): boolean {
  if (!text.startsWith(kind)) return false;
  if ([...text].some((character) => !alphabet.includes(character))) return false;
  return checkCharacter(text.slice(0, -1)) === text.at(-1);
}

/** Returns the code as shown: "J3K7 QW2A". Both forms are read. */
export function formatRemittanceCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
