import { randomInt } from 'node:crypto';
import type { Cell, Cipher } from '../../../platform/cryptography/index.ts';
import type { CodePurpose } from '../queries/codes.ts';

/** Minutes for which a code is valid, by purpose. */
export const codeMinutes: Record<CodePurpose, number> = {
  PASSWORD_RESET: 10,
  PHONE_CHANGE: 10,
  COUNTER_RESET: 24 * 60,
  LOG_IN: 10,
  REGISTRATION: 10,
};
/** Wrong guesses after which a code is void. */
export const guessesAllowed = 5;

/** Six digits for a phone. */
export const newDigits = () => String(randomInt(1_000_000)).padStart(6, '0');

/** Nine letters and digits that are not mistaken for one another, for paper: 'K7QM-2RXWP'. */
export function newPaperCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRTUVWXY346789';
  const code = Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Keyed, because six digits are soon tried through; bound to account (or registration) and purpose. */
export function hashCode(
  cipher: Cipher,
  subjectId: string | null,
  purpose: CodePurpose,
  code: string,
) {
  const canonical = code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return cipher.sign(`code:${purpose}:${subjectId ?? ''}:${canonical}`);
}

/** Where phone and code of a message are kept. */
export const textCells = {
  phone: (id: string): Cell => ({ table: 'sms_messages', column: 'phone_cipher', row: id }),
  code: (id: string): Cell => ({ table: 'sms_messages', column: 'code_cipher', row: id }),
};

/** Where the new phone of a change waits for its code: one for each account. */
export const newPhoneCell = (accountId: string): Cell => ({
  table: 'one_time_codes',
  column: 'phone_cipher',
  row: accountId,
});

/** The name in a request for a code, which waits in the queue. */
export const requestCell = (purpose: CodePurpose): Cell => ({
  table: 'queue',
  column: 'sealed_name',
  row: purpose,
});

/** Returns the text of a message with its code; dots where the code is deleted. */
export function textWithCode(
  cipher: Cipher,
  { id, text, codeCipher }: { id: string; text: string; codeCipher: string | null },
): string {
  return text.replace(
    '{code}',
    codeCipher ? cipher.decrypt(codeCipher, textCells.code(id)) : '······',
  );
}
