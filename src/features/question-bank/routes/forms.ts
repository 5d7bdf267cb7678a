import { z } from 'zod';
import { type FormValues, fields } from '../../../platform/http/index.ts';
import { findFaults } from '../../../platform/rich-text/index.ts';
import { asksForRows, kindOf, QuestionKind } from '../../assessment/index.ts';
import { flags } from '../rules/item-flags.ts';
import { usages } from '../rules/usage.ts';
import { type VersionContent, versionStates } from '../rules/version.ts';

export const TopicParams = z.object({ topicId: fields.code });
export const PointParams = z.object({ topicId: fields.code, pointId: z.uuid() });
export const QuestionParams = z.object({ id: fields.code });
export const VersionParams = z.object({
  id: fields.code,
  versionNo: z.coerce.number().int().min(1),
});

const Difficulty = fields.optional(z.coerce.number().int().min(1).max(3));

/** The filters of the list, in its address and in the forms that come back to it. */
export const ListQuery = z.object({
  words: fields.words,
  lesson: fields.filter,
  kind: fields.choice(QuestionKind.options),
  state: fields.choice([...versionStates, 'OFFERED']),
  difficulty: Difficulty,
  point: fields.optional(z.uuid()),
  tag: fields.filter,
  flag: fields.choice(flags),
  page: fields.page,
});
export type ListQuery = z.infer<typeof ListQuery>;

export const NewQuery = z.object({
  kind: fields.choiceOr(QuestionKind.options, 'SINGLE'),
  id: fields.optional(z.uuid()),
  /** The case it belongs to; `new` for one that begins with it. */
  case: fields.optional(fields.code),
});

/** Which question a form of the editor is for. */
export const NewPlaceForm = z.looseObject({
  kind: fields.choiceOr(QuestionKind.options, 'SINGLE'),
  questionId: z.uuid(),
  caseId: fields.optional(fields.code),
});

export const EditorQuery = z.object({ typed: fields.ticked });

export const AgainstQuery = z.object({
  against: fields.optional(z.coerce.number().int().min(1)),
});

const most = { stem: 4000, explanation: 4000, source: 100, tag: 20, tags: 10 };

const Day = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.iso.date('请填写日期，例如 2026-11-23。').nullable(),
);

/** The fields that every kind has; those of the kind pass through. */
const CommonFields = z.looseObject({
  stem: fields.text,
  explanation: fields.text,
  caseId: fields.optional(fields.code),
  caseText: fields.text,
  lessonId: fields.text,
  pointId: fields.optional(z.uuid()),
  difficulty: Difficulty,
  usage: fields.choiceOr(usages, 'BOTH'),
  source: fields.text,
  tags: fields.text,
  validFrom: Day,
  validUntil: Day,
  saveNo: fields.optional(z.coerce.number().int().min(1)),
});
type CommonFields = z.infer<typeof CommonFields>;

/** What the editor was sent for: to be saved, to show a preview, or to have more rows of fields. */
export interface EditorValue {
  wants: 'SAVE' | 'PREVIEW' | 'ROWS';
  /** Null where only more rows were asked for. */
  content: VersionContent | null;
  saveNo: number;
}

/** The form of the editor for a question of this kind; all errors are told at once. */
export function editorForm(
  kind: QuestionKind,
  lessons: readonly { id: string }[],
  sent: FormValues,
): z.ZodType<EditorValue> {
  if (asksForRows(sent))
    return CommonFields.transform(({ saveNo = 1 }) => ({ wants: 'ROWS', content: null, saveNo }));
  return CommonFields.transform((form, context): EditorValue => {
    const errors: [string, string][] = faultsOf(form, lessons);
    const read = kindOf(kind).editing.read(form as unknown as FormValues);
    if (!read.ok) errors.push(...Object.entries(read.errors));
    const stemFault = read.ok && kindOf(kind).stemFault?.(form.stem, read.content);
    if (stemFault && form.stem !== '') errors.push(['stem', stemFault]);
    for (const [field, message] of errors)
      context.issues.push({ code: 'custom', path: [field], message, input: form });
    if (errors.length > 0 || !read.ok) return z.NEVER;
    const wants = form.preview === 'yes' ? 'PREVIEW' : 'SAVE';
    const content = { kind, ...read.content, ...contentOfForm(form) };
    return { wants, content, saveNo: form.saveNo ?? 1 };
  });
}

function contentOfForm(form: CommonFields) {
  return {
    stem: form.stem,
    explanation: form.explanation,
    caseText: form.caseId ? form.caseText : null,
    lessonId: form.lessonId,
    knowledgePointId: form.pointId ?? null,
    difficulty: form.difficulty ?? 2,
    usage: form.usage,
    source: form.source,
    tags: tagsOf(form.tags),
    validFrom: form.validFrom,
    validUntil: form.validUntil,
  };
}

function faultsOf(form: CommonFields, lessons: readonly { id: string }[]): [string, string][] {
  const tags = tagsOf(form.tags);
  const faults: [string, string | false][] = [
    ['caseText', form.caseId !== undefined && form.caseText === '' && '请写案例的材料。'],
    ['stem', form.stem === '' && '请写题干。'],
    ['stem', form.stem.length > most.stem && `题干最多${most.stem}个字，请缩短。`],
    ['lessonId', !lessons.some(({ id }) => id === form.lessonId) && '请选择这道题属于哪一课。'],
    ['difficulty', form.difficulty === undefined && '请选择难度。'],
    ['explanation', form.explanation === '' && '请写解析，学员练习后会看到。'],
    [
      'explanation',
      form.explanation.length > most.explanation && `解析最多${most.explanation}个字，请缩短。`,
    ],
    ['source', form.source.length > most.source && `来源最多${most.source}个字。`],
    ['tags', tags.length > most.tags && `最多${most.tags}个标签。`],
    ['tags', tags.some((tag) => tag.length > most.tag) && `每个标签最多${most.tag}个字。`],
    [
      'validUntil',
      form.validFrom !== null &&
        form.validUntil !== null &&
        form.validUntil < form.validFrom &&
        '停用日期不能早于启用日期。',
    ],
  ];
  const told = faults.flatMap(([field, message]): [string, string][] =>
    message === false ? [] : [[field, message]],
  );
  // Pictures without words, formulas that cannot be read.
  for (const field of ['caseText', 'stem', 'explanation'] as const)
    told.push(...findFaults(form[field]).map((fault): [string, string] => [field, fault]));
  return told;
}

/** Tags as typed: with blanks, commas or 、 between them, each once. */
const tagsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,，、;；]+/).filter((tag) => tag !== '')),
];

/** Questions ticked in the list or all that match it, what is done with them, and the query of that list. */
export const MovesForm = z
  .object({
    list: fields.text,
    questionId: z.preprocess((value) => [value ?? []].flat(), z.array(fields.code).max(500)),
    all: fields.ticked,
    move: z.enum(['OFFER', 'APPROVE', 'RELEASE'], '请选择要做什么。'),
  })
  .refine(({ questionId, all }) => all || questionId.length > 0, {
    path: ['questionId'],
    message: '请先勾选题目。',
  });

export const ReasonForm = z.object({
  because: fields.reason({ missing: '请写明原因，至少4个字。' }),
});
export const CommentForm = z.object({
  text: fields.reason({ least: 2, most: 1000, missing: '请写下意见。' }),
});
export const FromVersionForm = z.object({ versionNo: z.coerce.number().int().min(1) });

export const PointsForm = z.object({
  names: fields.text.pipe(
    z.string().min(1, '请写知识点，每行一个。').max(10_000, '一次最多写这么多，请分几次。'),
  ),
  lessonId: fields.filter,
});
export const PointForm = z.object({
  name: fields.text.pipe(z.string().min(1, '请写知识点的名称。').max(60, '最多60个字。')),
  lessonId: fields.filter,
  retired: fields.ticked,
});

/** What the editor's script sends while somebody types. */
export const TypingBody = z.object({
  questionId: fields.code,
  topicId: fields.code,
  kind: QuestionKind,
  typed: z.record(
    z.string().max(60),
    z.union([z.string().max(20_000), z.array(z.string().max(2000)).max(50)]),
  ),
});
