import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Handbook } from '../rules/chapters.ts';
import { type HandbookText, readHandbook } from '../rules/handbook.ts';

const folder = resolve('docs/handbook');

/** Returns the handbook of a role. */
export async function getHandbook(name: Handbook): Promise<HandbookText> {
  return readHandbook(await readFile(resolve(folder, `${name}.md`), 'utf8'));
}

/** Returns a picture of a handbook; null when there is none of the name. */
export async function findPicture(name: string): Promise<Buffer | null> {
  try {
    return await readFile(resolve(folder, 'pictures', name));
  } catch {
    return null;
  }
}
