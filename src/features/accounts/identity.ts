import type { Cipher } from '../../platform/cryptography/index.ts';

/**
 * One spelling for all spellings of an identity number, whatever its kind (Q3, Q5): full-width and
 * spaced characters, lower-case x, and 15 digits of old records.
 */
export function canonicalNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** One spelling of a mobile number: digits without the country code. */
export function canonicalPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
}

/** A name without spaces around it and with one kind of dot (Q6). */
export function canonicalName(text: string): string {
  return text.trim();
}

/** The blind indexes under which a typed number or phone may be found. */
export function loginIndexes(cipher: Cipher, text: string): string[] {
  return [...new Set([canonicalNumber(text), canonicalPhone(text)])]
    .filter((one) => one !== '')
    .map((one) => cipher.index(one));
}

/** An identity number as it is stored: never in the clear. */
export interface SealedNumber {
  idDocumentType: string;
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

/** Encrypts a number that was checked before; its index does not depend on the kind of document. */
export function sealNumber(cipher: Cipher, documentType: string, number: string): SealedNumber {
  const canonical = canonicalNumber(number);
  return {
    idDocumentType: documentType,
    idNumberCipher: cipher.encrypt(canonical),
    idNumberIndex: cipher.index(canonical),
    idNumberMasked: maskNumber(canonical),
    birthDate: birthDateOf(canonical),
  };
}

export function sealPhone(cipher: Cipher, phone: string): SealedPhone {
  const canonical = canonicalPhone(phone);
  return {
    phoneCipher: cipher.encrypt(canonical),
    phoneIndex: cipher.index(canonical),
    phoneMasked: maskPhone(canonical),
  };
}

export function maskNumber(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 7))}${number.slice(-4)}`;
}

export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** The birth date inside an 18-digit number; null for numbers of other forms. */
function birthDateOf(number: string): string | null {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(number);
  return match && !number.startsWith('9') ? `${match[1]}-${match[2]}-${match[3]}` : null;
}
