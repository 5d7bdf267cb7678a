import {
  convertFifteenDigit,
  type IdDocumentType,
  idDocumentTypes,
  idNumberSentences,
  maskIdNumber,
  normaliseIdNumber,
  parseIdNumber,
} from '../../../kernel/id-number.ts';
import { parsePersonName, personNameSentences } from '../../../kernel/person-name.ts';
import { maskPhone, parsePhone, phoneSentences } from '../../../kernel/phone-number.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Cipher } from '../../../platform/cryptography/index.ts';
import type { Parts } from '../../../platform/parts.ts';

/** An identity number as it is stored: never in the clear. */
export interface SealedNumber {
  idDocumentType: IdDocumentType;
  idNumberCipher: string;
  idNumberIndex: string;
  idNumberMasked: string;
  birthDate: string | null;
}

export interface SealedPhone {
  phoneCipher: string;
  phoneIndex: string;
  phoneMasked: string;
}

/**
 * Checks a number and encrypts it. The index depends on the canonical spelling alone, so one identity
 * is one account whatever was typed and whatever the document is called (N3, Q3, Q5). Throws
 * `identity.number_invalid`.
 */
export function sealNumber(
  { cipher, clock }: Pick<Parts, 'cipher' | 'clock'>,
  type: string,
  number: string,
): SealedNumber {
  const idDocumentType = idDocumentTypes.find((one) => one === type);
  if (!idDocumentType) throw new Error(`no kind of document ${type}`);
  const parsed = parseIdNumber(idDocumentType, number, clock.now());
  if (!parsed.ok)
    throw new Refusal('identity.number_invalid', { sentence: idNumberSentences[parsed.because] });
  return {
    idDocumentType,
    idNumberCipher: cipher.encrypt(parsed.canonical),
    idNumberIndex: cipher.index(parsed.canonical),
    idNumberMasked: maskIdNumber(parsed.canonical),
    birthDate: parsed.birthDate,
  };
}

/** Checks a mobile number and encrypts it. Throws `identity.phone_invalid`. */
export function sealPhone({ cipher }: Pick<Parts, 'cipher'>, text: string): SealedPhone {
  const parsed = parsePhone(text);
  if (!parsed.ok)
    throw new Refusal('identity.phone_invalid', { sentence: phoneSentences[parsed.because] });
  return {
    phoneCipher: cipher.encrypt(parsed.phone),
    phoneIndex: cipher.index(parsed.phone),
    phoneMasked: maskPhone(parsed.phone),
  };
}

/** Returns a name as on the document, with one kind of dot (Q6). Throws `identity.name_invalid`. */
export function canonicalName(text: string): string {
  const parsed = parsePersonName(text);
  if (!parsed.ok)
    throw new Refusal('identity.name_invalid', { sentence: personNameSentences[parsed.because] });
  return parsed.name;
}

/**
 * Returns the blind indexes under which a typed number or phone may be found; old 15-digit numbers
 * too (Q5).
 */
export function loginIndexes(cipher: Cipher, text: string): string[] {
  const number = normaliseIdNumber(text);
  const phone = parsePhone(text);
  const spellings = [convertFifteenDigit(text) ?? number, phone.ok ? phone.phone : ''];
  return [...new Set(spellings)].filter((one) => one !== '').map((one) => cipher.index(one));
}

/**
 * Returns the keyed hash under which attempts at a login name are counted: one for all its spellings,
 * and the same whether or not it has an account. For a number or phone on file it is its blind index.
 */
export function loginKey(cipher: Cipher, text: string): string {
  const phone = parsePhone(text);
  if (phone.ok) return cipher.index(phone.phone);
  return cipher.index(convertFifteenDigit(text) ?? normaliseIdNumber(text));
}
