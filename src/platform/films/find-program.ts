import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The path of a program: as it is when absolute, else the first on the path of this name; null when there is none. */
export function findProgram(name: string, searched = process.env.PATH ?? ''): string | null {
  const places = isAbsolute(name)
    ? [name]
    : searched
        .split(delimiter)
        .filter((folder) => folder !== '')
        .map((folder) => join(folder, name));
  return places.find(runs) ?? null;
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
