import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printAdministratorLink } from './administrator-link.ts';
import { ConfigError, readConfig } from './config.ts';
import { withInstallation } from './installation.ts';
import { openKeys } from './open-keys.ts';
import { RotationError, rotateKeys } from './rotate-keys.ts';
import { sealedTables } from './sealed-tables.ts';

// What an operator runs beside the product: `npm run rotate-keys`, `npm run administrator-link`.

const say = (line: string) => process.stdout.write(`${line}\n`);

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'administrator-link': ([role]) => printAdministratorLink(readConfig(), role, say),
  'rotate-keys': runRotation,
};

const [name = '', ...given] = process.argv.slice(2);
try {
  const command = commands[name];
  if (!command) throw new ConfigError(`没有命令 ${name}。`);
  await command(given);
} catch (error) {
  const expected = error instanceof RotationError || error instanceof ConfigError;
  process.stderr.write(expected ? `${error.message}\n` : `${(error as Error).stack}\n`);
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
    // Its keys are in keys.json, wrapped.
    rmSync(join(dataDir, 'secrets.json'), { force: true });
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`轮换完成：${count} 个值已用新密钥 ${keyId} 加密，用时 ${seconds} 秒。`);
    say('旧密钥仍在 keys.json 中，用于读取旧备份和旧文件。请把 keys.json 与主密钥一起备份。');
  });
}

function suiteNamed(text: string | undefined) {
  if (text === undefined) return undefined;
  if (text === 'sm') return 'SM';
  if (text === 'international') return 'INTERNATIONAL';
  throw new ConfigError('--suite 只能是 international 或 sm。');
}
