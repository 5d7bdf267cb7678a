import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BankFile } from '../rules/bank-file.ts';

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
