import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';

export interface SourceFile {
  /** Path from the root of the repository, e.g. src/features/exam/index.ts. */
  path: string;
  text: string;
  /** What it imports: paths from the root for own files, package names for the rest. */
  imports: string[];
  /** The names it takes from each of them. */
  importedNames: { target: string; names: string[] }[];
  lines: number;
}

const importPattern =
  /^\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

/** Every TypeScript file of the product below a folder, with its imports resolved. Tests are left out. */
export function readSources(folder = 'src'): SourceFile[] {
  return listFiles(resolve(folder))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((absolute) => {
      const path = relative(resolve('.'), absolute);
      const text = readFileSync(absolute, 'utf8');
      return {
        path,
        text,
        imports: importsOf(path, text),
        importedNames: importedNamesOf(path, text),
        lines: text.split('\n').length,
      };
    });
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => {
    return resolveImport(path, (match[1] ?? match[2] ?? match[3]) as string);
  });
}

const namedImport = /^(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'([^']+)'/gm;

function importedNamesOf(path: string, text: string): SourceFile['importedNames'] {
  return [...text.matchAll(namedImport)].map(([, list = '', specifier = '']) => ({
    target: resolveImport(path, specifier),
    names: list
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== ''),
  }));
}

function resolveImport(path: string, target: string): string {
  return target.startsWith('.') ? posix.normalize(posix.join(dirname(path), target)) : target;
}

/** The part of the app a file belongs to, and the feature if it belongs to one. */
export function placeOf(path: string): { part: string; feature?: string } {
  const [, part, feature] = path.split('/');
  if (part === 'features' && feature && !feature.includes('.')) return { part, feature };
  return { part: part?.includes('.') ? 'app' : (part as string) };
}
