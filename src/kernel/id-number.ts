import { dayOf } from './calendar.ts';

/** Identity documents a person may register with (reference-data 5.3). */
export const idDocumentTypes = [
  'RESIDENT_ID',
  'HKMO_RESIDENCE',
  'TW_RESIDENCE',
  'FOREIGN_PR_2023',
  'FOREIGN_PR_2017',
  'PASSPORT',
  'HKMO_PERMIT',
  'TW_PERMIT',
] as const;
export type IdDocumentType = (typeof idDocumentTypes)[number];

export const idDocumentNames: Record<IdDocumentType, string> = {
  RESIDENT_ID: '居民身份证',
  HKMO_RESIDENCE: '港澳居民居住证',
  TW_RESIDENCE: '台湾居民居住证',
  FOREIGN_PR_2023: '外国人永久居留身份证（2023版）',
  FOREIGN_PR_2017: '外国人永久居留身份证（2017版）',
  PASSPORT: '护照',
  HKMO_PERMIT: '港澳居民来往内地通行证',
  TW_PERMIT: '台湾居民来往大陆通行证',
};

/** Documents whose number has no check character: only a counter may accept them. */
export const counterOnlyDocuments: ReadonlySet<IdDocumentType> = new Set([
  'PASSPORT',
  'HKMO_PERMIT',
  'TW_PERMIT',
]);

export type IdNumberFault =
  | 'empty'
  | 'length'
  | 'characters'
  | 'birth_date'
  | 'future'
  | 'check_character'
  | 'prefix'
  | 'wrong_type';

export type ParsedIdNumber =
  | { ok: true; canonical: string; birthDate: string | null; sex: 'M' | 'F' | null }
  | { ok: false; because: IdNumberFault };

/** What is wrong and what to do, for people. */
export const idNumberSentences: Record<IdNumberFault, string> = {
  empty: '请填写证件号码。',
  length: '证件号码的位数不对，请对照证件逐位核对。',
  characters: '证件号码里有不应出现的字符，请只填数字和字母。',
  birth_date: '证件号码中的出生日期不存在，请对照证件核对第7至14位。',
  future: '证件号码中的出生日期在今天之后，请对照证件核对。',
  check_character: '证件号码的最后一位与前面的数字不符，请逐位核对是否有误。',
  prefix: '证件号码开头的地区代码不存在，请对照证件核对前几位。',
  wrong_type: '号码与所选的证件类型不符，请检查证件类型。',
};

/**
 * The canonical spelling of a number (Q3): half-width, upper case, without spaces, hyphens and invisible
 * characters (desktop programs add direction marks when a number is copied).
 */
export function normaliseIdNumber(raw: string): string {
  return raw
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}\u2212]/gu, '')
    .toUpperCase();
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character for 17 digits by ISO 7064 MOD 11-2 (GB 11643-1999). */
export function checkCharacter(seventeen: string): string {
  const sum = weights.reduce(
    (total, weight, index) => total + weight * Number(seventeen[index]),
    0,
  );
  return '10X98765432'[sum % 11] as string;
}

// Provinces, including 50 of 1997. The rest of the first six digits is not checked: divisions change
// (reference-data 5.1).
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/**
 * Checks a number of a type of document on a day. The canonical spelling identifies the person (N3, Q3);
 * birth date and sex are null where the number has none.
 */
export function parseIdNumber(type: IdDocumentType, raw: string, today: Date): ParsedIdNumber {
  const canonical = normaliseIdNumber(raw);
  if (canonical === '') return { ok: false, because: 'empty' };
  if (type === 'FOREIGN_PR_2017') return parseForeign2017(canonical);
  if (counterOnlyDocuments.has(type)) return parseCounterOnly(canonical);
  if (canonical.length !== 18) return { ok: false, because: 'length' };
  if (!/^\d{17}[\dX]$/.test(canonical)) return { ok: false, because: 'characters' };
  const fault = prefixFault(type, canonical) ?? dateFault(canonical, today);
  if (fault) return { ok: false, because: fault };
  if (checkCharacter(canonical.slice(0, 17)) !== canonical[17])
    return { ok: false, because: 'check_character' };
  const birth = birthOf(canonical);
  const sex = type === 'FOREIGN_PR_2023' ? null : Number(canonical[16]) % 2 === 1 ? 'M' : 'F';
  return { ok: true, canonical, birthDate: birth, sex };
}

function kindOfEighteen(number: string): IdDocumentType {
  if (/^8[12]0000/.test(number)) return 'HKMO_RESIDENCE';
  if (number.startsWith('830000')) return 'TW_RESIDENCE';
  return number.startsWith('9') ? 'FOREIGN_PR_2023' : 'RESIDENT_ID';
}

function prefixFault(type: IdDocumentType, number: string): IdNumberFault | null {
  const kind = kindOfEighteen(number);
  if (type === 'RESIDENT_ID' && kind === 'RESIDENT_ID')
    return provinces.test(number) ? null : 'prefix';
  return kind === type ? null : 'wrong_type';
}

// A foreign card of 2023 has the birth date in the same place, after 9, province and country.
function birthOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function dateFault(number: string, today: Date): IdNumberFault | null {
  const birth = birthOf(number);
  const date = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== birth || birth < '1850')
    return 'birth_date';
  return birth > dayOf(today) ? 'future' : null;
}

function parseCounterOnly(number: string): ParsedIdNumber {
  if (number.length < 5 || number.length > 20) return { ok: false, because: 'length' };
  return /^[A-Z0-9]+$/.test(number)
    ? { ok: true, canonical: number, birthDate: null, sex: null }
    : { ok: false, because: 'characters' };
}

function parseForeign2017(number: string): ParsedIdNumber {
  if (number.length !== 15) return { ok: false, because: 'length' };
  if (!/^[A-Z]{3}\d{12}$/.test(number)) return { ok: false, because: 'characters' };
  // Weights 7-3-1 over the first fourteen; letters count A=10 … Z=35.
  const value = (character: string) =>
    /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55;
  const sum = [...number.slice(0, 14)].reduce(
    (total, character, index) => total + value(character) * ([7, 3, 1][index % 3] as number),
    0,
  );
  return sum % 10 === Number(number[14])
    ? { ok: true, canonical: number, birthDate: null, sex: null }
    : { ok: false, because: 'check_character' };
}

/**
 * The 18 characters of a first-generation 15-digit number (Q5), for old records. Null for other numbers and
 * for the sequences 996 to 999, which mark people born in the 1800s.
 */
export function convertFifteenDigit(raw: string): string | null {
  const number = normaliseIdNumber(raw);
  if (!/^\d{15}$/.test(number) || /99[6-9]$/.test(number)) return null;
  const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}

/**
 * The number as pages show it. Long ones keep three characters in front and four behind, which hides birth
 * date and place. Short ones (passports, permits) keep one and a quarter: four of nine would be easy to guess.
 */
export function maskIdNumber(canonical: string): string {
  const long = canonical.length >= 15;
  const front = long ? 3 : 1;
  const behind = long ? 4 : Math.floor(canonical.length / 4);
  const hidden = Math.max(1, canonical.length - front - behind);
  return canonical.slice(0, front) + '*'.repeat(hidden) + canonical.slice(front + hidden);
}
