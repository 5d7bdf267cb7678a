import { z } from 'zod';
import { instantOf } from '../../../kernel/calendar.ts';
import { yuanToFen } from '../../../kernel/money.ts';
import { fields } from '../../../platform/http/index.ts';
import { BlueprintLine, creditRules } from '../../assessment/index.ts';
import { blueprintKinds, creditsOf } from '../rules/blueprint-kinds.ts';
import { affiliations, type GroupTerm } from '../rules/group-term.ts';
import { moveByYears } from '../rules/new-topic.ts';
import { afterLastAttempt, mostGroups } from '../rules/rules-form.ts';
import type { CompletionRule, TopicRules } from '../rules/topic.ts';

const { text } = fields;
const long = (most: number) => text.pipe(z.string().max(most, `最多${most}个字。`));
const whole = (least: number, most: number) => {
  const wrong = `应是${least}到${most}的整数。`;
  return z.coerce.number(wrong).int(wrong).min(least, wrong).max(most, wrong);
};
const wholeOrNone = (least: number, most: number) =>
  fields.optional(whole(least, most)).transform((value) => value ?? null);
const money = text.transform((value, context) => {
  const fen = value === '' ? 0 : yuanToFen(value);
  if (fen !== null && fen <= 1_000_000) return fen;
  context.addIssue({ code: 'custom', message: '金额按元填写，例如 70 或 70.00，不超过10000元。' });
  return z.NEVER;
});
const moneyOrNone = text.transform((value, context) => {
  if (value === '') return null;
  const fen = yuanToFen(value);
  if (fen !== null && fen <= 1_000_000) return fen;
  context.addIssue({ code: 'custom', message: '金额按元填写，例如 35；不收费填 0。' });
  return z.NEVER;
});
const day = text.pipe(z.iso.date('请填写日期。'));
const dayOrNone = fields.optional(z.iso.date('应是一个日期。'));
const rules: readonly CompletionRule[] = ['OPENED_ALL', 'WATCH_RATIO', 'SELF_DECLARED'];

const groupShape = (at: number) => ({
  [`group${at}Name`]: long(30),
  [`group${at}Districts`]: fields.list(60),
  [`group${at}Affiliations`]: fields.list(3),
  [`group${at}Fee`]: moneyOrNone,
  [`group${at}Ground`]: long(100),
  [`group${at}Opens`]: dayOrNone,
  [`group${at}Closes`]: dayOrNone,
  [`group${at}Seats`]: wholeOrNone(1, 1_000_000),
});
const groups = Array.from({ length: mostGroups }, (_, at) => at);
const groupFields = Object.assign({}, ...groups.map(groupShape)) as Record<string, z.ZodType>;
const lineFields = Object.fromEntries(
  blueprintKinds.flatMap(({ code }) => [
    [`count_${code}`, wholeOrNone(0, 500)],
    [`points_${code}`, wholeOrNone(0, 100)],
    [`credit_${code}`, fields.optional(z.enum(creditRules, '请选择一项。'))],
  ]),
) as Record<string, z.ZodType>;

const RulesShape = z.object({
  revision: whole(1, 1_000_000),
  title: text.pipe(z.string().min(4, '名称至少4个字。').max(60, '名称最多60个字。')),
  summary: long(400),
  creditHours: z.coerce
    .number('学时应是数字。')
    .min(0.5, '学时至少0.5。')
    .max(200, '学时最多200。')
    .multipleOf(0.5, '学时以半个学时为单位。'),
  fee: money,
  priceDocument: long(100),
  refundRule: long(300),
  enrolmentOpens: day,
  enrolmentCloses: day,
  examOpens: day,
  examCloses: day,
  makeUpYears: whole(0, 10),
  examMinutes: whole(5, 600),
  examFullMark: whole(1, 1000),
  examPassMark: whole(1, 1000),
  maxAttempts: wholeOrNone(1, 100),
  maxRounds: wholeOrNone(2, 100),
  afterLast: z.enum(afterLastAttempt, '请选择一项。'),
  restudyFee: money,
  attemptGapDays: whole(0, 365),
  roundGapDays: whole(0, 365),
  attemptGraceSeconds: whole(0, 3600),
  completionRule: z.enum(rules, '请选择一项。'),
  watchPercent: whole(0, 100),
  videoNoSeek: fields.ticked,
  videoPromptMinutes: wholeOrNone(1, 120),
  dailyStudyMinutes: wholeOrNone(10, 1440),
  blueprint: text,
  each_GROUP: wholeOrNone(1, 20),
  ...groupFields,
  ...lineFields,
});

type Typed = z.infer<typeof RulesShape> & Record<string, unknown>;

/** The form of a topic's rules: days as days, money in yuan; returns the rules and what they were read from. */
export const RulesForm = withFaults(RulesShape).transform(read);

/** The same with the decision: its ground, and what people who enrolled are told. */
export const DecisionForm = withFaults(
  RulesShape.extend({
    reason: fields.reason({ missing: '请写明依据，至少4个字。' }),
    message: long(300),
  }),
).transform((form) => ({ ...read(form), reason: form.reason, message: form.message || null }));

function read(form: z.infer<typeof RulesShape>) {
  return { revision: form.revision, rules: rulesOf(form as Typed) };
}

function withFaults<S extends z.ZodType>(shape: S): S {
  return shape.superRefine((form, context) => {
    for (const [field, message] of faultsOf(form as Typed))
      context.addIssue({ code: 'custom', path: [field], message });
  });
}

function faultsOf(form: Typed): [string, string][] {
  const faults: [boolean, string, string][] = [
    [form.enrolmentCloses < form.enrolmentOpens, 'enrolmentCloses', '选课截止早于选课开始。'],
    [form.examCloses < form.examOpens, 'examCloses', '考试截止早于考试开始。'],
    [form.examPassMark > form.examFullMark, 'examPassMark', '合格线高于满分。'],
    [
      form.afterLast === 'RESTUDY_PAID' && form.restudyFee === 0,
      'restudyFee',
      '重新学习要再缴费的，请写明多少元。',
    ],
    [
      form.completionRule === 'WATCH_RATIO' && form.watchPercent === 0,
      'watchPercent',
      '请写明视频看到百分之几算看完。',
    ],
  ];
  for (const at of groups) faults.push(...groupFaults(form, at));
  for (const { code, name } of blueprintKinds) {
    const asked = Number(form[`count_${code}`] ?? 0) > 0;
    faults.push([asked && !form[`points_${code}`], `points_${code}`, `请写${name}每题多少分。`]);
  }
  const asksCases = Number(form.count_GROUP ?? 0) > 0;
  faults.push([asksCases && form.each_GROUP === null, 'each_GROUP', '请写每个案例几题。']);
  return faults.filter(([wrong]) => wrong).map(([, field, message]) => [field, message]);
}

function groupFaults(form: Typed, at: number): [boolean, string, string][] {
  const get = (field: string) => form[`group${at}${field}`];
  const has = (field: string) => (get(field) as string[]).length > 0;
  const named = get('Name') !== '';
  const seated = get('Seats') !== null;
  const timed = get('Opens') !== undefined || get('Closes') !== undefined;
  const grants = get('Fee') !== null || timed || seated;
  const twice = groups.some((other) => other < at && form[`group${other}Name`] === get('Name'));
  const [opens, closes] = [get('Opens') ?? form.examOpens, get('Closes') ?? form.examCloses];
  return [
    [
      !named && (grants || has('Districts') || has('Affiliations')),
      `group${at}Name`,
      '请写分组的名称。',
    ],
    [
      named && !seated && !has('Districts') && !has('Affiliations'),
      `group${at}Name`,
      '请选择这个分组是哪些区县或哪类单位的人。',
    ],
    [named && twice, `group${at}Name`, '已有同名的分组，请换一个名称。'],
    [named && !grants, `group${at}Fee`, '请写这个分组的收费，或者考试时间、座位数。'],
    [
      named && get('Fee') !== null && get('Ground') === '',
      `group${at}Ground`,
      '减免要写明依据的文件。',
    ],
    [named && String(closes) < String(opens), `group${at}Closes`, '截止早于开始。'],
  ];
}

function rulesOf(form: Typed): Partial<TopicRules> {
  const endOf = (on: string) => instantOf(on, '23:59');
  const examClosesAt = endOf(form.examCloses);
  return {
    title: form.title,
    summary: form.summary,
    creditHours: form.creditHours,
    feeFen: form.fee,
    priceDocument: form.priceDocument,
    refundRule: form.refundRule,
    enrolmentOpensAt: instantOf(form.enrolmentOpens),
    enrolmentClosesAt: endOf(form.enrolmentCloses),
    examOpensAt: instantOf(form.examOpens),
    examClosesAt,
    makeUpUntil: form.makeUpYears > 0 ? moveByYears(examClosesAt, form.makeUpYears) : null,
    examMinutes: form.examMinutes,
    examFullMark: form.examFullMark,
    examPassMark: form.examPassMark,
    maxAttempts: form.maxAttempts,
    maxRounds: form.afterLast === 'END' ? 1 : form.maxRounds,
    restudyFeeFen: form.afterLast === 'RESTUDY_PAID' ? form.restudyFee : 0,
    attemptGapDays: form.attemptGapDays,
    roundGapDays: form.roundGapDays,
    attemptGraceSeconds: form.attemptGraceSeconds,
    completionRule: form.completionRule,
    watchRatio: form.completionRule === 'WATCH_RATIO' ? form.watchPercent / 100 : 0,
    videoNoSeek: form.videoNoSeek,
    videoPromptMinutes: form.videoPromptMinutes,
    dailyStudyMinutes: form.dailyStudyMinutes,
    groupTerms: groups.flatMap((at) => groupOf(form, at)),
    ...(form.blueprint === 'table' && { blueprint: blueprintOf(form) }),
  };
}

function groupOf(form: Typed, at: number): GroupTerm[] {
  const get = (field: string) => form[`group${at}${field}`];
  const name = String(get('Name'));
  if (name === '') return [];
  const own = get('Affiliations') as string[];
  const [opens, closes] = [get('Opens'), get('Closes')];
  return [
    {
      name,
      districtIds: get('Districts') as string[],
      affiliations: affiliations.filter((one) => own.includes(one)),
      feeFen: get('Fee') as number | null,
      ground: String(get('Ground')),
      examOpensAt: opens === undefined ? null : instantOf(String(opens)),
      examClosesAt: closes === undefined ? null : instantOf(String(closes), '23:59'),
      seats: get('Seats') as number | null,
    },
  ];
}

function blueprintOf(form: Typed): BlueprintLine[] {
  return blueprintKinds.flatMap(({ code }) => {
    const [count, points] = [form[`count_${code}`], form[`points_${code}`]];
    const each = code === 'GROUP' ? { questionsEach: form.each_GROUP } : {};
    const credit = creditOf(code, form[`credit_${code}`]);
    const line = BlueprintLine.safeParse({ kind: code, count, points, ...each, ...credit });
    return line.success ? [line.data] : [];
  });
}

/** The rule of credit that was chosen; the usual one of a kind is left out. */
function creditOf(code: string, chosen: unknown): { credit?: unknown } {
  const [usual, ...others] = creditsOf(code).map(({ rule }) => rule);
  return usual !== chosen && others.some((rule) => rule === chosen) ? { credit: chosen } : {};
}
