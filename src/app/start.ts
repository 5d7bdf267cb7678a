import { join } from 'node:path';
import { createApp } from '../app.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { features } from '../features.ts';
import { systemClock } from '../kernel/clock.ts';
import { createCipher, loadSecrets } from '../platform/cryptography/index.ts';
import { StartupError } from '../platform/database/embedded/index.ts';
import { inTurn } from '../platform/database/in-turn.ts';
import { openDatabase, openFastLane } from '../platform/database/index.ts';
import { migrate } from '../platform/database/migrate.ts';
import { provideDatabase } from '../platform/database/provide.ts';
import { typstDocuments } from '../platform/documents/typst.ts';
import { startPaymentGateway } from '../platform/gateways/index.ts';
import { simulatedSms } from '../platform/gateways/sms.ts';
import { createJobs } from '../platform/jobs/index.ts';
import { createLogger } from '../platform/log.ts';
import type { Parts } from '../platform/parts.ts';
import { localStorage } from '../platform/storage/local.ts';
import { furnish } from './furnish.ts';
import { listen, tryPlace } from './listen.ts';
import { welcome } from './welcome.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What has been started, last first, each with its end: a failure on the way ends all of it. */
type Endings = (() => Promise<unknown>)[];

/**
 * Starts the product and keeps it running until SIGTERM or SIGINT. Whatever cannot be started is
 * said in one sentence, and the process ends with code 1 and nothing half open.
 */
export async function startProduct(): Promise<void> {
  const endings: Endings = [];
  const end = async () => {
    for (const ending of endings.splice(0).reverse())
      await ending().catch((error) => say(String(error)));
  };
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (ending) return;
      ending = true;
      await end();
      process.exit(0);
    });
  }
  try {
    await start(readConfig(), endings);
  } catch (error) {
    const expected = error instanceof StartupError || error instanceof ConfigError;
    process.stderr.write(expected ? `${error.message}\n` : `${(error as Error).stack}\n`);
    await end();
    process.exit(1);
  }
}

async function start(config: Config, endings: Endings): Promise<void> {
  const { dataDir } = config;
  const log = createLogger(config.logLevel);
  await tryPlace(config);
  const database = await provideDatabase(config, say);
  endings.push(database.stop);
  await migrate(database.connectionString);
  const handle = openDatabase(database.connectionString, 20);
  endings.push(handle.close);
  const fastLane = openFastLane(database.connectionString, 3);
  endings.push(fastLane.close);
  const payment = await startPaymentGateway({
    alipay: config.alipay,
    demo: config.demo,
    dataDir,
    log: say,
  });
  endings.push(payment.stop);
  const jobs = createJobs<Parts>(
    database.connectionString,
    features.map((feature) => feature.jobs ?? {}),
    log,
  );
  await jobs.prepare();
  endings.push(jobs.stop);

  let publicUrl = config.publicUrl;
  const parts: Parts = {
    db: handle.db,
    fastLane,
    clock: systemClock,
    jobs,
    cipher: createCipher(loadSecrets(dataDir)),
    storage: localStorage(join(dataDir, 'files')),
    documents: typstDocuments(),
    paymentGateway: payment.gateway,
    sms: simulatedSms,
    log,
    publicUrl: () => publicUrl ?? `http://127.0.0.1:${config.port}`,
    demo: config.demo,
  };
  await inTurn(database.connectionString, () =>
    furnish(parts, {
      demo: config.demo,
      dataDir,
      say,
      drain: () => jobs.drain(parts),
      dropJobs: jobs.dropAll,
    }),
  );
  await jobs.start(parts);

  const app = await createApp(parts, { metricsToken: config.metricsToken });
  endings.push(() => app.close());
  const port = await listen(app, config);
  publicUrl ??= `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
  await welcome(parts, { address: publicUrl, dataDir, say });
}
