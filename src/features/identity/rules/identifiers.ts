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
import type { Cell, Cipher } from '../../../platform/cryptography/index.ts';
import type { Parts } from '../../../platform/parts.ts';

/** An identity number as it is stored: never in the clear. */
export interface SealedNumber {
  idDocumentType: IdDocumentType;
  idNumberCipher: string;
  idNumberIndex: string;
  /** Its other hashes while keys are rotated; no account may have one of them. */
  idNumberOther: string[];
  idNumberMasked: string;
  birthDate: string | null;
}

export interface SealedPhone {
  phoneCipher: string;
  phoneIndex: string;
  phoneOther: string[];
  phoneMasked: string;
}

/** Where the identifiers of an account are kept. */
export const accountCells = {
  number: (id: string): Cell => ({ table: 'accounts', column: 'id_number_cipher', row: id }),
  phone: (id: string): Cell => ({ table: 'accounts', column: 'phone_cipher', row: id }),
  totp: (id: string): Cell => ({ table: 'accounts', column: 'totp_secret_cipher', row: id }),
};

/**
 * Checks a number and encrypts it for a cell. The index depends on the canonical spelling alone, so one identity
 * is one account whatever was typed and whatever the document is called (N3, Q3, Q5). Throws
 * `identity.number_invalid`.
 */
export function sealNumber(
  { cipher, clock }: Pick<Parts, 'cipher' | 'clock'>,
  type: string,
  number: string,
  cell: Cell,
): SealedNumber {
  const idDocumentType = idDocumentTypes.find((one) => one === type);
  if (!idDocumentType) throw new Error(`no kind of document ${type}`);
  const parsed = parseIdNumber(idDocumentType, number, clock.now());
  if (!parsed.ok)
    throw new Refusal('identity.number_invalid', { sentence: idNumberSentences[parsed.because] });
  return {
    idDocumentType,
    idNumberCipher: cipher.encrypt(parsed.canonical, cell),
    idNumberIndex: cipher.index(parsed.canonical),
    idNumberOther: cipher.otherIndexes(parsed.canonical),
    idNumberMasked: maskIdNumber(parsed.canonical),
    birthDate: parsed.birthDate,
  };
}

/** A mobile number in its canonical spelling, and as pages show it. */
export interface Phone {
  phone: string;
  phoneMasked: string;
}

/** Returns a mobile number in its canonical spelling. Throws `identity.phone_invalid`. */
export function readPhone(text: string): Phone {
  const parsed = parsePhone(text);
  if (!parsed.ok)
    throw new Refusal('identity.phone_invalid', { sentence: phoneSentences[parsed.because] });
  return { phone: parsed.phone, phoneMasked: maskPhone(parsed.phone) };
}

/** Checks a mobile number and encrypts it for a cell. Throws `identity.phone_invalid`. */
export function sealPhone(
  { cipher }: Pick<Parts, 'cipher'>,
  text: string,
  cell: Cell,
): SealedPhone {
  const { phone, phoneMasked } = readPhone(text);
  return {
    phoneCipher: cipher.encrypt(phone, cell),
    phoneIndex: cipher.index(phone),
    phoneOther: cipher.otherIndexes(phone),
    phoneMasked,
  };
}

/** Returns the phone of an account; null without one. */
export function phoneOf(
  { cipher }: Pick<Parts, 'cipher'>,
  account: { id: string; phoneCipher: string | null; phoneMasked: string | null },
): Phone | null {
  const { id, phoneCipher, phoneMasked } = account;
  if (!phoneCipher || !phoneMasked) return null;
  return { phone: cipher.decrypt(phoneCipher, accountCells.phone(id)), phoneMasked };
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
  return [...new Set(spellings)].filter((one) => one !== '').flatMap((one) => cipher.indexes(one));
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

/**
 * Returns all keys under which attempts at an account's number and phone may have been counted, under former
 * data keys too.
 */
export function loginKeysOf(
  cipher: Cipher,
  account: { id: string; idNumberCipher: string; phoneCipher: string | null },
): string[] {
  const { id, idNumberCipher, phoneCipher } = account;
  const number = cipher.decrypt(idNumberCipher, accountCells.number(id));
  const phone = phoneCipher === null ? [] : [cipher.decrypt(phoneCipher, accountCells.phone(id))];
  return [number, ...phone].flatMap((text) => cipher.everyIndex(text));
}
