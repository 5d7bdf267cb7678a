import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recordAudit } from '../features/audit/index.ts';
import { listTouchedPeople } from '../features/privacy/index.ts';
import { AgeError, RestoreError } from '../platform/backup/index.ts';
import { createCipher } from '../platform/cryptography/index.ts';
import { BaseBackupError } from '../platform/database/base-backup.ts';
import { StartupError } from '../platform/database/embedded/index.ts';
import { inTransaction, openDatabase } from '../platform/database/index.ts';
import { LogicalCopyError } from '../platform/database/logical-copy.ts';
import { printAdministratorLink } from './administrator-link.ts';
import { backUp, restore } from './backup-commands.ts';
import { ConfigError, readConfig } from './config.ts';
import { exportDatabase, importExport } from './export-commands.ts';
import { withInstallation } from './installation.ts';
import { openKeys } from './open-keys.ts';
import { RotationError, rotateKeys } from './rotate-keys.ts';
import { sealedTables } from './sealed-tables.ts';

// What an operator runs beside the product: `npm run rotate-keys`, `npm run administrator-link`,
// `npm run who-was-touched`, `npm run backup`, `npm run restore`, `npm run export`, `npm run import-export`.

const say = (line: string) => process.stdout.write(`${line}\n`);

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'administrator-link': ([role]) => printAdministratorLink(readConfig(), role, say),
  backup: (args) => backUp(args, say),
  restore: (args) => restore(args, say),
  export: (args) => exportDatabase(args, say),
  'import-export': (args) => importExport(args, say),
  'rotate-keys': runRotation,
  'who-was-touched': printTouched,
};

/** Errors whose message is a sentence for the operator. */
const told = [
  ConfigError,
  RotationError,
  StartupError,
  RestoreError,
  AgeError,
  BaseBackupError,
  LogicalCopyError,
];

const usage =
  '用法：npm run who-was-touched -- --key k1 | --export 审计编号或请求编号 | --account 账号编号 [--from 日期 --to 日期] [--contacts]';

const [name = '', ...given] = process.argv.slice(2);
try {
  const command = commands[name];
  if (!command) throw new ConfigError(`没有命令 ${name}。`);
  await command(given);
} catch (error) {
  const { message, stack } = error as Error;
  process.stderr.write(`${told.some((kind) => error instanceof kind) ? message : stack}\n`);
  process.exitCode = 1;
}

async function runRotation(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      suite: { type: 'string' },
      settle: { type: 'string', default: '2' },
      rewrap: { type: 'boolean', default: false },
    },
  });
  const config = readConfig();
  const ring = openKeys(config);
  if (values.rewrap) {
    ring.wrapAgain();
    say('数据密钥已用当前的主密钥重新包装。旧的主密钥可以在备份过期后销毁。');
    return;
  }
  const suite = suiteNamed(values.suite) ?? ring.generations()[0]?.suite.name ?? 'INTERNATIONAL';
  const { dataDir } = config;
  await withInstallation(config, say, async (connectionString) => {
    const started = performance.now();
    const { keyId, values: count } = await rotateKeys({
      connectionString,
      ring,
      tables: sealedTables,
      suite,
      say,
      now: () => new Date(),
      settleMs: Number(values.settle) * 1000,
    });
    await recordRotation(connectionString, { keyId, suite, values: count });
    // Its keys are in keys.json, wrapped.
    rmSync(join(dataDir, 'secrets.json'), { force: true });
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`轮换完成：${count} 个值已用新密钥 ${keyId} 加密，用时 ${seconds} 秒。`);
    say('旧密钥仍在 keys.json 中，用于读取旧备份和旧文件。请把 keys.json 与主密钥一起备份。');
  });
}

async function recordRotation(
  connectionString: string,
  facts: { keyId: string; suite: string; values: number },
): Promise<void> {
  const { db, close } = openDatabase(connectionString, { connections: 1 });
  const subject = { type: 'key', id: facts.keyId };
  await inTransaction(db, (tx) =>
    recordAudit(tx, 'SYSTEM', 'platform.rotate_keys', subject, facts),
  ).finally(close);
}

function suiteNamed(text: string | undefined) {
  if (text === undefined) return undefined;
  if (text === 'sm') return 'SM';
  if (text === 'international') return 'INTERNATIONAL';
  throw new ConfigError('--suite 只能是 international 或 sm。');
}

async function printTouched(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { key: text, export: text, account: text, from: text, to: text };
  const { values } = parseArgs({
    args,
    options: { ...options, contacts: { type: 'boolean', default: false } },
  });
  const leak = leakOf(values);
  const config = readConfig();
  const cipher = createCipher(openKeys(config));
  await withInstallation(config, say, async (connectionString) => {
    const { db, close } = openDatabase(connectionString, {
      connections: 1,
      answerWithinMs: 600_000,
    });
    const people = await listTouchedPeople({ db, cipher }, leak, values.contacts).finally(close);
    say('账号,姓名,证件号码,手机号');
    for (const one of people)
      say([one.accountId, one.name, one.idNumberMasked, one.phone].join(','));
    process.stderr.write(`共 ${people.length} 人需要通知。\n`);
  });
}

function leakOf(
  values: Partial<Record<'key' | 'export' | 'account' | 'from' | 'to', string | undefined>>,
) {
  const { key, export: exported, account, from, to } = values;
  if ([key, exported, account].filter((one) => one !== undefined).length !== 1)
    throw new ConfigError(usage);
  if (key !== undefined) {
    if (!/^k\d+$/.test(key)) throw new ConfigError(usage);
    return { key };
  }
  if (exported !== undefined) return { export: exported };
  if (!/^[\da-f-]{36}$/.test(account ?? '')) throw new ConfigError(usage);
  return {
    actor: account as string,
    ...(from ? { from: new Date(`${from}T00:00:00+08:00`) } : {}),
    ...(to ? { to: new Date(`${to}T24:00:00+08:00`) } : {}),
  };
}
