import { roleNames } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { type Kind, wordsOfWork } from './action-words.ts';
import { wordsOfProof } from './exam-and-case-words.ts';

const words: Record<string, readonly [Kind, string]> = { ...wordsOfWork, ...wordsOfProof };

export type Facts = Record<string, unknown>;

/** The group of an action; 自动 for one without words. */
export const kindOf = (action: string): Kind => words[action]?.[0] ?? 'system';

/** The actions of a group. */
export const actionsOf = (kind: Kind): string[] =>
  Object.keys(words).filter((action) => words[action]?.[0] === kind);

/** Whether an action has words of its own. */
export const hasWords = (action: string): boolean => words[action] !== undefined;

export interface Sentence {
  before: string;
  /** The person it was done to; null for none or many. */
  whom: string | null;
  after: string;
}

/** Returns what was done in words: the part before the person's name, the name, the part after it. */
export function sentenceOf(action: string, facts: Facts, whom: readonly string[]): Sentence {
  const what = typeof facts.what === 'string' ? facts.what : '';
  const template = (words[action]?.[1] ?? action).replace('{what}', what);
  const name = whom.length > 1 ? `${whom[0]} 等 ${whom.length} 人` : (whom[0] ?? null);
  const [before = '', after = ''] = template.split(/ ?\{的?\} ?/);
  const possessive = template.includes('{的}');
  const placed = /\{的?\}/.test(template);
  const details = detailsOf(facts);
  if (name === null) return { before: before + after + details, whom: null, after: '' };
  if (!placed) return { before: `${before}，`, whom: name, after: details };
  return { before, whom: name, after: `${possessive ? '的' : ''}${after}${details}` };
}

/** The facts that a sentence ends with. */
function detailsOf(facts: Facts): string {
  const parts: string[] = [];
  const { amountFen, minutes, role, result, score } = facts;
  const count = facts.count ?? (Array.isArray(facts.people) ? undefined : facts.people);
  const listed = facts.rows ?? facts.lines;
  if (typeof amountFen === 'number') parts.push(`¥${fenToYuan(amountFen)}`);
  if (typeof count === 'number') parts.push(`${count} 人`);
  if (typeof listed === 'number' && listed > 0) parts.push(`${listed} 行`);
  if (typeof minutes === 'number') parts.push(`${minutes} 分钟`);
  if (typeof role === 'string') parts.push(nameOfRole(role));
  if (typeof score === 'number') parts.push(`${score} 分`);
  if (typeof result === 'string') parts.push(outcomes[result] ?? result);
  const because = facts.because ?? facts.why ?? facts.reason ?? facts.note;
  if (typeof because === 'string' && because !== '' && /\p{Script=Han}/u.test(because))
    parts.push(`理由：${because}`);
  return parts.map((part) => `，${part}`).join('');
}

const outcomes: Record<string, string> = {
  PASSED: '合格',
  FAILED: '不合格',
  FAILED_NO_SCORE: '没有交卷，不计分',
};

/** The name of the role an entry was acted in. */
export function nameOfRole(role: string | null): string {
  if (role === 'SYSTEM') return '系统';
  if (role === 'VISITOR' || role === null) return '没有登录';
  return (roleNames as Record<string, string>)[role] ?? role;
}

export interface Change {
  field: string;
  was: string | null;
  is: string | null;
}

/** Returns what an entry changed, field by field, or what it states where nothing was before. */
export function changesOf(facts: Facts): Change[] {
  const { before, after, from, to, what: _what, route: _route, ...rest } = facts;
  const others = Object.entries(rest).filter(([, value]) => value !== null && value !== '');
  if (isObject(before)) {
    const now: Facts = isObject(after) ? after : rest;
    const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return names.map((name) => ({
      field: fieldName(name),
      was: name in before ? say(before[name]) : null,
      is: name in now ? say(now[name]) : null,
    }));
  }
  const moved =
    from === undefined && to === undefined && before === undefined
      ? []
      : [{ field: '由此改为', was: say(from ?? before), is: say(to ?? after ?? rest.result) }];
  return [
    ...moved,
    ...others.map(([name, value]) => ({ field: fieldName(name), was: null, is: say(value) })),
  ];
}

const isObject = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function say(value: unknown): string {
  if (value === undefined || value === null || value === '') return '无';
  if (value === true) return '是';
  if (value === false) return '否';
  if (Array.isArray(value)) return value.map(say).join('、') || '无';
  if (isObject(value))
    return Object.entries(value)
      .map(([name, one]) => `${fieldName(name)} ${say(one)}`)
      .join('，');
  return (roleNames as Record<string, string>)[String(value)] ?? String(value);
}

const fieldName = (name: string): string => fieldNames[name] ?? name;

const fieldNames: Record<string, string> = {
  accountId: '人员编号',
  amountFen: '金额（分）',
  approve: '同意',
  approval: '审批',
  asked: '筛选',
  because: '理由',
  count: '人数',
  creditHours: '学时',
  device: '设备',
  district: '区县',
  districtId: '区县',
  employerId: '单位',
  hours: '学时',
  ip: '网络地址',
  kind: '种类',
  level: '层级',
  minutes: '分钟',
  name: '姓名',
  note: '说明',
  obtainedOn: '取得日期',
  on: '日期',
  orderId: '缴费单',
  organisationId: '单位编号',
  people: '人数',
  purpose: '用途',
  reason: '理由',
  reference: '凭据',
  result: '结果',
  role: '角色',
  roundNo: '轮次',
  rows: '行数',
  rule: '规则',
  score: '分数',
  slipId: '合格单',
  state: '状态',
  title: '职称',
  topicId: '专题',
  unit: '单位',
  version: '版本',
  why: '理由',
  year: '年度',
  years: '年度',
};
