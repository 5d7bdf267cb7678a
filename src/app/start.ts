import cluster from 'node:cluster';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { StartupError } from '../platform/database/embedded/index.ts';
import { inTurn } from '../platform/database/in-turn.ts';
import { migrate } from '../platform/database/migrate.ts';
import { provideDatabase } from '../platform/database/provide.ts';
import { connectPaymentGateway, startPaymentGateway } from '../platform/gateways/index.ts';
import { countConnections } from './connections.ts';
import { createEndings, type Endings } from './endings.ts';
import { furnish } from './furnish.ts';
import { askWhatIsPrepared, type Handover } from './handover.ts';
import { tryPlace } from './listen.ts';
import { metricsOfAll } from './metrics-of-all.ts';
import { type OpenedParts, openParts } from './open-parts.ts';
import { addressOf, serve } from './serve.ts';
import { startWebProcesses } from './web-processes.ts';
import { welcome } from './welcome.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Starts the product and keeps it running until SIGTERM or SIGINT: as one process, or with
 * WEB_PROCESSES as one that prepares and looks after several that serve. Whatever cannot be started
 * is said in one sentence, and the process ends with code 1 and nothing half open.
 */
export async function startProduct(): Promise<void> {
  const endings = createEndings(say);
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (ending) return;
      ending = true;
      await endings.run();
      process.exit(0);
    });
  }
  try {
    const config = readConfig();
    if (cluster.isWorker) await startWebProcess(config, endings);
    else await startInstallation(config, endings);
  } catch (error) {
    const expected = error instanceof StartupError || error instanceof ConfigError;
    process.stderr.write(expected ? `${error.message}\n` : `${(error as Error).stack}\n`);
    await endings.run();
    process.exit(1);
  }
}

/** The first process: database, schema, simulator bank, data; then it serves, or has others serve. */
async function startInstallation(config: Config, endings: Endings): Promise<void> {
  const { dataDir, webProcesses } = config;
  await tryPlace(config);
  const connections = countConnections(webProcesses);
  const database = await provideDatabase({ ...config, connections }, say);
  endings.add(database.stop);
  const { connectionString } = database;
  await migrate(connectionString);
  const payment = await startPaymentGateway({ ...config, log: say });
  endings.add(payment.stop);
  const ground = { connectionString, paymentGateway: payment.gateway };
  if (webProcesses === 1) {
    const opened = await openParts(config, ground, endings);
    await furnishOnce(config, connectionString, opened);
    const address = await serve(opened, config, endings);
    return welcome(opened.parts, { address, dataDir, say });
  }
  // Its own connections only while it furnishes and welcomes; afterwards it only looks after others.
  const preparation = createEndings(say);
  endings.add(preparation.run);
  const opened = await openParts(config, ground, preparation);
  await furnishOnce(config, connectionString, opened);
  const port = await tryPlace(config);
  const { simulatorUrl } = payment;
  const web = startWebProcesses(webProcesses, { connectionString, simulatorUrl, port }, say);
  endings.add(web.stop);
  await web.serving;
  opened.announce(addressOf(config.host, port));
  await welcome(opened.parts, { address: opened.parts.publicUrl(), dataDir, say });
  await preparation.run();
}

function furnishOnce(config: Config, connectionString: string, opened: OpenedParts): Promise<void> {
  const { patientParts, jobs } = opened;
  return inTurn(connectionString, () =>
    furnish(patientParts, {
      demo: config.demo,
      dataDir: config.dataDir,
      say,
      drain: () => jobs.drain(patientParts),
      dropJobs: jobs.dropAll,
    }),
  );
}

/** One of several: everything is prepared; it serves the common port and works on jobs. */
async function startWebProcess(config: Config, endings: Endings): Promise<void> {
  const { connectionString, simulatorUrl, port }: Handover = await askWhatIsPrepared();
  const paymentGateway = connectPaymentGateway({ ...config, simulatorUrl });
  const opened = await openParts(config, { connectionString, paymentGateway }, endings);
  await serve(opened, { ...config, port }, endings, metricsOfAll());
}
