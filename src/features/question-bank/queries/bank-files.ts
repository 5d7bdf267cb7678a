import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const FileQuestion = z.object({
  id: z.string(),
  kind: z.enum(['SINGLE', 'MULTIPLE', 'TRUE_FALSE']),
  difficulty: z.int().min(1).max(3),
  stem: z.string().min(1),
  options: z.array(z.object({ key: z.string().length(1), text: z.string().min(1) })).min(2),
  answer: z.array(z.string().length(1)).min(1),
  explanation: z.string().min(1),
});

const BankFile = z.object({
  lesson: z.string(),
  questions: z.array(FileQuestion),
  groups: z.array(
    z.object({ id: z.string(), text: z.string().min(1), questions: z.array(FileQuestion).min(2) }),
  ),
});

export type FileQuestion = z.infer<typeof FileQuestion>;
export type BankFile = z.infer<typeof BankFile>;

/** Reads `questions/*.json` of a course folder. Throws naming file and field when one is faulty. */
export async function readBank(folder: string): Promise<BankFile[]> {
  const names = (await readdir(join(folder, 'questions'))).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.toSorted().map(async (name) => {
      const parsed = BankFile.safeParse(
        JSON.parse(await readFile(join(folder, 'questions', name), 'utf8')),
      );
      if (!parsed.success) throw new Error(`questions/${name}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    }),
  );
}
