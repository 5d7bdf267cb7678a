import {
  convertFifteenDigit,
  counterOnlyDocuments,
  type IdDocumentType,
  idDocumentNames,
  idNumberSentences,
  maskIdNumber,
  parseIdNumber,
} from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { parsePersonName, personNameSentences } from '../../../kernel/person-name.ts';
import { maskPhone, parsePhone, phoneSentences } from '../../../kernel/phone-number.ts';
import type { Cell } from '../../../platform/cryptography/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { accountCells, type Fault } from '../../identity/index.ts';

/** A person of a list as typed, with the columns already checked. */
export interface TypedPerson {
  rowNo: number;
  name: string;
  idDocumentType: string;
  idNumber: string;
  phone: string;
  titleCode: string | null;
  titleAwardedOn: string | null;
  department: string;
  post: string;
  from: string;
}

/** A checked person of a list as stored, identifiers encrypted. */
export interface ImportCandidate {
  rowNo: number;
  accountId: string;
  affiliationId: string;
  name: string;
  idDocumentType: IdDocumentType;
  idNumberCipher: string;
  idNumberIndex: string;
  /** Other hashes while keys are rotated. */
  idNumberOther: string[];
  idNumberMasked: string;
  birthDate: string | null;
  phoneCipher: string | null;
  phoneIndex: string | null;
  phoneOther: string[];
  phoneMasked: string | null;
  titleCode: string | null;
  titleAwardedOn: string | null;
  department: string;
  post: string;
  from: string;
}

/** Where the identifiers of a row are kept. */
const candidateCells = {
  number: (batchId: string, rowNo: number): Cell => ({
    table: 'admissions',
    column: 'id_number_cipher',
    row: `${batchId} ${rowNo}`,
  }),
  phone: (batchId: string, rowNo: number): Cell => ({
    table: 'admissions',
    column: 'phone_cipher',
    row: `${batchId} ${rowNo}`,
  }),
};

/** Returns a candidate with the identifiers encrypted for its account, and hashed with the present keys. */
export function sealForAccount(
  { cipher }: Pick<Parts, 'cipher'>,
  batchId: string,
  one: ImportCandidate,
): ImportCandidate {
  const { rowNo, accountId } = one;
  const number = cipher.decrypt(one.idNumberCipher, candidateCells.number(batchId, rowNo));
  const phone =
    one.phoneCipher && cipher.decrypt(one.phoneCipher, candidateCells.phone(batchId, rowNo));
  return {
    ...one,
    idNumberCipher: cipher.encrypt(number, accountCells.number(accountId)),
    idNumberIndex: cipher.index(number),
    idNumberOther: cipher.otherIndexes(number),
    phoneCipher: phone && cipher.encrypt(phone, accountCells.phone(accountId)),
    phoneIndex: phone && cipher.index(phone),
    phoneOther: phone ? cipher.otherIndexes(phone) : [],
  };
}

const documentOf = new Map(
  Object.entries(idDocumentNames).map(([type, name]) => [name, type as IdDocumentType]),
);

/** The types of document a list may name. */
export const documentChoices: readonly string[] = [...documentOf]
  .filter(([, type]) => !counterOnlyDocuments.has(type))
  .map(([name]) => name);

/**
 * Checks a person of a list and returns it with encrypted identifiers; every spelling of a number is
 * one identity (Q3, Q5, Q6). Null when faulty, as reported to `fault`. Ids are in the order of the rows.
 */
export function sealCandidate(
  { cipher }: Pick<Parts, 'cipher'>,
  typed: TypedPerson,
  { batchId, now }: { batchId: string; now: Date },
  fault: Fault,
): ImportCandidate | null {
  let wrong = false;
  const say: Fault = (field, message) => {
    wrong = true;
    fault(field, message);
  };
  const name = parsePersonName(typed.name);
  if (!name.ok) say('name', personNameSentences[name.because]);
  const idDocumentType = checkDocument(typed.idDocumentType, say);
  const number = idDocumentType && checkNumber(idDocumentType, typed.idNumber, now, say);
  const phone = typed.phone === '' ? null : parsePhone(typed.phone);
  if (phone && !phone.ok) say('phone', phoneSentences[phone.because]);
  if (wrong || !name.ok || !number || !idDocumentType) return null;
  const order = now.getTime() + typed.rowNo;
  const mobile = phone?.ok ? phone.phone : null;
  const { rowNo, titleCode, titleAwardedOn, department, post, from } = typed;
  return {
    rowNo,
    accountId: newId(order),
    affiliationId: newId(order),
    name: name.name,
    idDocumentType,
    idNumberCipher: cipher.encrypt(number.canonical, candidateCells.number(batchId, rowNo)),
    idNumberIndex: cipher.index(number.canonical),
    idNumberOther: cipher.otherIndexes(number.canonical),
    idNumberMasked: maskIdNumber(number.canonical),
    birthDate: number.birthDate,
    phoneCipher: mobile && cipher.encrypt(mobile, candidateCells.phone(batchId, rowNo)),
    phoneIndex: mobile && cipher.index(mobile),
    phoneOther: mobile ? cipher.otherIndexes(mobile) : [],
    phoneMasked: mobile && maskPhone(mobile),
    titleCode,
    titleAwardedOn,
    department,
    post,
    from,
  };
}

function checkDocument(typed: string, say: Fault): IdDocumentType | null {
  const plain = typed.normalize('NFKC').replaceAll('(', '（').replaceAll(')', '）').trim();
  if (plain === '' || plain === '身份证') return 'RESIDENT_ID';
  const type = documentOf.get(plain) ?? null;
  if (!type) {
    say('idDocumentType', `没有这种证件类型，请填写：${documentChoices.join('、')}。`);
    return null;
  }
  if (!counterOnlyDocuments.has(type)) return type;
  say('idDocumentType', `持${plain}的人员须由本人带证件到区县窗口登记，请从名单中删去这一行。`);
  return null;
}

function checkNumber(type: IdDocumentType, typed: string, now: Date, say: Fault) {
  const old = type === 'RESIDENT_ID' ? convertFifteenDigit(typed) : null;
  const number = parseIdNumber(type, old ?? typed, now);
  if (number.ok) return number;
  say('idNumber', idNumberSentences[number.because]);
  return null;
}
