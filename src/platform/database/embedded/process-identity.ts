import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a running process started, as an opaque text that differs between two processes which were given
 * the same id one after the other. Undefined if there is no such process.
 */
export function processStart(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  const stat = readProc(pid, 'stat');
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

/** The words of a running process's command line; undefined if there is no such process. */
export function processCommand(pid: number): string[] | undefined {
  if (processStart(pid) === undefined) return undefined;
  if (process.platform !== 'linux') return ps(pid, 'args=')?.split(' ');
  return readProc(pid, 'cmdline')?.split('\0');
}

/** Whether a process with this id exists, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
