import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Suite, suiteOf, suites } from './suites/index.ts';

/** Wraps the data keys; where it is kept, an operator decides. */
export interface MasterKey {
  wrap(key: Buffer, suite: Suite, about: string): string;
  unwrap(wrapped: string, about: string): Buffer;
}

export interface MasterKeySettings {
  /** 32 bytes, base64: from the environment. */
  value?: string | undefined;
  /**
   * A program that asks a key management service: called with `wrap` or `unwrap`, base64 on its input, and what
   * it prints is taken. The master key itself never comes here.
   */
  command?: string | undefined;
}

const fileName = 'master-key';

/**
 * The master key of the installation: a command, the environment, or a file in the data folder that is generated
 * at the first start (0600). Keys wrapped by a former one open as long as that one is still there.
 */
export function openMasterKey(dataDir: string, settings: MasterKeySettings = {}): MasterKey {
  const { value, command } = settings;
  const present = value ? localKey(Buffer.from(value, 'base64')) : null;
  const fileKey = () => {
    const kept = readKey(join(dataDir, fileName));
    return kept && localKey(kept);
  };
  return {
    wrap(key, suite, about) {
      if (command) return `C.${ask(command, 'wrap', key.toString('base64'))}`;
      const master = present ?? localKey(readOrMakeKey(join(dataDir, fileName)));
      return master.wrap(key, suite, about);
    },
    unwrap(wrapped, about) {
      const [kind, text] = split(wrapped);
      if (kind === 'C') {
        if (!command) throw new Error('MASTER_KEY_COMMAND is missing');
        return Buffer.from(ask(command, 'unwrap', text), 'base64');
      }
      const master = [present, fileKey()].find((one) => one?.wrapped(wrapped));
      if (!master) throw new Error('the master key that wrapped these keys is missing');
      return master.unwrap(wrapped, about);
    },
  };
}

/** A master key at hand: wraps with the suite of the key that is wrapped. */
function localKey(bytes: Buffer) {
  const fingerprint = suites.INTERNATIONAL.mac(bytes)('master key').toString('hex').slice(0, 16);
  return {
    wrap: (key: Buffer, suite: Suite, about: string) =>
      [
        suite.letter,
        fingerprint,
        suite.keyed(bytes).seal(key, Buffer.from(about)).toString('base64'),
      ].join('.'),
    wrapped: (text: string) => text.split('.')[1] === fingerprint,
    unwrap(wrapped: string, about: string) {
      const [letter = '', , text = ''] = wrapped.split('.');
      return suiteOf(letter).keyed(bytes).open(Buffer.from(text, 'base64'), Buffer.from(about));
    },
  };
}

function split(wrapped: string): [kind: string, text: string] {
  const at = wrapped.indexOf('.');
  return [wrapped.slice(0, at), wrapped.slice(at + 1)];
}

// Through a shell: the operator's own setting, with its arguments.
function ask(command: string, what: 'wrap' | 'unwrap', input: string): string {
  const answer = execFileSync('/bin/sh', ['-c', `${command} "$0"`, what], {
    input,
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return answer.trim();
}

function readKey(file: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function readOrMakeKey(file: string): Buffer {
  const kept = readKey(file);
  if (kept) return kept;
  // Exclusive, so that two processes starting at once agree on one key.
  try {
    const text = `${randomBytes(32).toString('base64')}\n`;
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readKey(file) as Buffer;
}
