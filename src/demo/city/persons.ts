import { checkCharacter, type IdDocumentType } from '../../kernel/id-number.ts';
import { SeededRandom } from './random.ts';

/** A person of the demo city. Names, numbers and phones are made up. */
export interface DemoPerson {
  key: string;
  name: string;
  idDocumentType: IdDocumentType;
  idNumber: string;
  phone: string;
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高冉田向谭谢唐韩曹邓彭'];
const givenNames = {
  M: '砚舟 景槐 松屹 柏川 序南 远樵 立衡 怀岳 望樵 敬棠 书桐 泊远 叙川 庭屿 嘉栩 允谦 承砾 知垄 牧渡 与峤',
  F: '禾溪 知蘅 若蘅 云岫 清蔓 语竹 栖月 念汀 疏桐 苒宁 静筠 雪萝 芷荇 佩溪 溪亭 映荷 晚棠 素笺 沐苇 采苓',
};
const given = { M: givenNames.M.split(' '), F: givenNames.F.split(' ') };

// Divisions of birth registration: before 1997 with Sichuan's codes, some elsewhere; unrelated to the
// place of work.
const oldPlaces = [
  '510202',
  '510211',
  '510213',
  '510222',
  '510225',
  '512201',
  '512221',
  '512301',
  '513521',
];
const newPlaces = ['500101', '500103', '500106', '500108', '500113', '500221', '500234', '500381'];
const elsewhere = ['110108', '370202', '420302', '430103', '511302', '520103', '610104'];

/** The fixed traits of a person; the rest is made from the serial. */
export interface FixedTraits {
  name?: string;
  sex?: 'M' | 'F';
  /** Another document than the resident ID, with the first six digits of its number. */
  document?: { type: IdDocumentType; prefix: string };
}

/**
 * Returns the person of a serial from 0 to 599, always the same and with a unique name. The sequence in
 * the number is from 900 to 989, which registers hardly use.
 */
export function demoPerson(key: string, serial: number, fixed: FixedTraits = {}): DemoPerson {
  const random = new SeededRandom(serial);
  const sex = fixed.sex ?? (random.next() < 0.5 ? 'M' : 'F');
  const year = random.between(1972, 2001);
  const month = String(random.between(1, 12)).padStart(2, '0');
  const day = String(random.between(1, 28)).padStart(2, '0');
  const home = random.next() < 0.2 ? elsewhere : year < 1997 ? oldPlaces : newPlaces;
  const prefix = fixed.document?.prefix ?? random.pick(home);
  const sequence = 900 + 2 * (serial % 45) + (sex === 'M' ? 1 : 0);
  const seventeen = `${prefix}${year}${month}${day}${sequence}`;
  return {
    key,
    name: fixed.name ?? nameOf(serial, sex),
    idDocumentType: fixed.document?.type ?? 'RESIDENT_ID',
    idNumber: seventeen + checkCharacter(seventeen),
    phone: `1990000${String(serial).padStart(4, '0')}`,
  };
}

// A surname repeats every 30 serials, eleven given names further (7 * 30 + 1 modulo 20), so a full name
// repeats only after 600 serials.
function nameOf(serial: number, sex: 'M' | 'F'): string {
  const round = Math.floor(serial / surnames.length);
  const surname = surnames[serial % surnames.length] as string;
  return surname + (given[sex][(serial * 7 + round) % given[sex].length] as string);
}
