import { StartupError } from '../platform/database/embedded/index.ts';
import { isCurrent, migrate } from '../platform/database/migrate.ts';
import type { ProvidedDatabase } from '../platform/database/provide.ts';
import {
  grantToRunner,
  ownsTables,
  refuseUnlessOwner,
} from '../platform/database/runner-rights.ts';
import { prepareQueueTables } from '../platform/jobs/index.ts';
import type { Config } from './config.ts';

/**
 * Brings the schema forward as the owner of the tables, and gives the role that the product runs as its rights.
 * With one role for both it warns; a role that owns nothing and has no owner beside it must find the schema current.
 */
export async function prepareSchema(
  config: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir' | 'demo'>,
  database: Pick<ProvidedDatabase, 'connectionString' | 'ownerConnectionString'>,
  say: (line: string) => void,
): Promise<void> {
  const { connectionString: runnerUrl, ownerConnectionString: ownerUrl } = database;
  const { dataDir, demo } = config;
  if (ownerUrl !== runnerUrl) {
    if (config.databaseUrl) await refuseUnlessOwner(ownerUrl);
    await migrate(ownerUrl, config.databaseUrl ? {} : { dataDir });
    await prepareQueueTables(ownerUrl);
    await grantToRunner(ownerUrl, runnerUrl, { emptiesTables: demo });
    if (await ownsTables(runnerUrl)) say(warning);
    return;
  }
  if ((await ownsTables(runnerUrl)) === false) {
    if (await isCurrent(runnerUrl)) return;
    throw new StartupError(
      '表结构需要更新，而 DATABASE_URL 的账号不是数据表的所有者。请加上 DATABASE_OWNER_URL 启动，或先用它运行 npm run migrate。',
    );
  }
  await migrate(ownerUrl);
  say(warning);
}

const warning =
  '提醒：程序以数据表所有者的身份连接数据库。请用 DATABASE_URL 给出只用于运行的账号，用 DATABASE_OWNER_URL 给出所有者，见 docs/operations.md。';
