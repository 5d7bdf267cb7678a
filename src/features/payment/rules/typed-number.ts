import {
  counterOnlyDocuments,
  idDocumentTypes,
  idNumberSentences,
  normaliseIdNumber,
  parseIdNumber,
} from '../../../kernel/id-number.ts';

/**
 * Returns what is wrong with a number that nobody has, as typed at a counter: its length or its check digit;
 * null for one that may well be right, whose owner has not registered.
 */
export function describeMistype(typed: string, now: Date): string | null {
  const number = normaliseIdNumber(typed).replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
  if (/\p{Script=Han}/u.test(number))
    return '没有找到：不能按姓名查找，请输入完整的证件号码或手机号。';
  if (!/^\d+X?$/.test(number)) return null;
  if (number.length === 18) return faultOfEighteen(number, now);
  if (/^1[3-9]\d{9}$/.test(number)) return null;
  // Passports and permits with digits alone have up to ten; nobody types a long one for a phone.
  const phone = number.startsWith('1') && number.length >= 9 && number.length <= 13;
  if (phone) return lengthFault('手机号', 11, number.length);
  if (number.length >= 14) return lengthFault('居民身份证号码', 18, number.length);
  return null;
}

function lengthFault(name: string, due: number, is: number): string {
  if (is === due) return `没有找到：${name}的开头不对，请逐位核对。`;
  const off = is < due ? `少了${due - is}位` : `多了${is - due}位`;
  return `没有找到：${name}应为${due}位，这里是${is}位，${off}，请对照证件核对。`;
}

/** The fault of the kind of document that the number comes closest to. */
function faultOfEighteen(number: string, now: Date): string | null {
  const results = idDocumentTypes
    .filter((type) => !counterOnlyDocuments.has(type))
    .map((type) => parseIdNumber(type, number, now));
  if (results.some(({ ok }) => ok)) return null;
  const faults = results.flatMap((one) => (one.ok ? [] : [one.because]));
  const told = (['check_character', 'birth_date', 'future', 'prefix'] as const).find((fault) =>
    faults.includes(fault),
  );
  return told ? `没有找到：${idNumberSentences[told]}` : null;
}
