import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { followPlace } from '../features/place/index.ts';
import { createCipher, openWitness } from '../platform/cryptography/index.ts';
import { followDatabaseClock } from '../platform/database/clock.ts';
import { openDatabase, openFastLane, openSignals } from '../platform/database/index.ts';
import { typstDocuments } from '../platform/documents/typst.ts';
import { ffmpegTranscoder, findProgram } from '../platform/films/index.ts';
import { clamdScanner } from '../platform/gateways/clamd.ts';
import type { PaymentGateways } from '../platform/gateways/index.ts';
import { simulatedIssuer } from '../platform/gateways/invoices.ts';
import { simulatedMail, smtpMail } from '../platform/gateways/mail.ts';
import { simulatedSms } from '../platform/gateways/sms/index.ts';
import { createJobs, type JobRunner } from '../platform/jobs/index.ts';
import { createLogger, holdOutput } from '../platform/log.ts';
import type { Parts } from '../platform/parts.ts';
import { sealedStorage } from '../platform/storage/sealed.ts';
import type { Config } from './config.ts';
import { shareConnections } from './connections.ts';
import { allJobs } from './contributions.ts';
import { openBackupsOf } from './open-backups.ts';
import { openKeys } from './open-keys.ts';
import type { Shutdown } from './shutdown.ts';
import { openStore } from './storage-settings.ts';

/** What all processes of an installation share. */
export interface Installation {
  connectionString: string;
  paymentGateways: PaymentGateways;
}

export interface OpenedParts {
  /** For pages, with a short statement timeout. */
  parts: Parts;
  /** For jobs and seeding, with separate connections and a long statement timeout. */
  jobParts: Parts;
  jobs: JobRunner<Parts>;
  /** Sets the public address once it is known. */
  setAddress(address: string): void;
  /** Writes the log lines held back during the start, and those to come at once. */
  beginLog(): void;
  /** Sets the origin of packages once its port is known. */
  setPackageOrigin(origin: string): void;
}

/** Statement timeout of jobs, long enough for large reports and imports. */
const jobAnswersWithinMs = 600_000;

/** Opens the parts of one process and prepares its queue; `shutdown` closes them. */
export async function openParts(
  config: Config,
  installation: Installation,
  shutdown: Shutdown,
): Promise<OpenedParts> {
  const { connectionString, paymentGateways } = installation;
  const share = shareConnections(config.webProcesses);
  const output = holdOutput();
  shutdown.add(async () => output.release());
  const log = createLogger(config.logLevel, output);
  const onSlow = (statement: string, milliseconds: number) =>
    log.warn({ statement: statement.slice(0, 2000), milliseconds }, 'slow statement');
  const pages = openDatabase(connectionString, { connections: share.pages, onSlow });
  shutdown.add(pages.close);
  const longRunning = openDatabase(connectionString, {
    connections: share.jobs,
    answerWithinMs: jobAnswersWithinMs,
  });
  shutdown.add(longRunning.close);
  const batches = openDatabase(connectionString, { connections: share.batches });
  shutdown.add(batches.close);
  const fastLane = openFastLane(connectionString, share.fastLane);
  shutdown.add(fastLane.close);
  const signals = openSignals(connectionString);
  shutdown.add(signals.close);
  const place = await followPlace(pages.db, signals, log);
  const { clock, stop } = await followDatabaseClock(pages.db);
  shutdown.add(stop);
  const jobs = createJobs<Parts>(connectionString, allJobs, log, { connections: share.queue });
  await jobs.prepare();
  shutdown.add(jobs.stop);
  // Behind a proxy only its operator knows the address.
  let packageOrigin: string | null = config.packages.url ?? null;
  let address = config.publicUrl ?? `http://127.0.0.1:${config.port}`;
  const ffmpeg = config.ffmpeg ? findProgram(config.ffmpeg) : null;
  const transcoder = ffmpeg ? ffmpegTranscoder(ffmpeg) : null;
  // Before the queue ends: it waits for the films under way.
  if (transcoder) shutdown.add(transcoder.stop);
  const cipher = createCipher(openKeys(config));
  const parts: Parts = {
    db: pages.db,
    fastLane,
    batchDb: batches.db,
    signals,
    clock,
    jobs,
    cipher,
    witness: openWitness(join(config.dataDir, 'audit'), cipher.current().suite.name),
    storage: sealedStorage(
      await openStore(config.filesTo ?? join(config.dataDir, 'files'), config.s3),
      cipher,
    ),
    documents: typstDocuments(),
    films: { folder: join(config.dataDir, 'films'), transcoder },
    paymentGateways,
    invoiceIssuer: config.demo ? simulatedIssuer() : null,
    scanner: config.clamd ? clamdScanner(config.clamd) : null,
    sms: config.sms ?? simulatedSms,
    mail: config.mail ? smtpMail(config.mail.url, config.mail.from) : simulatedMail,
    log,
    installation: factsOf(config),
    backups: await openBackupsOf(config),
    publicUrl: () => address,
    packageOrigin: () => packageOrigin,
    demo: config.demo,
    place,
    site: config.site,
  };
  return {
    parts,
    jobParts: { ...parts, db: longRunning.db },
    jobs,
    beginLog: output.release,
    setPackageOrigin: (known) => {
      if (!config.publicUrl) packageOrigin ??= known;
    },
    setAddress: (known) => {
      address = config.publicUrl ?? known;
    },
  };
}

function factsOf(config: Config): Parts['installation'] {
  return {
    version: packageJson.version,
    database: config.databaseUrl ? 'OWN' : 'EMBEDDED',
    dataDir: config.dataDir,
    webProcesses: config.webProcesses,
    mailFrom: config.mail?.from ?? null,
    smsProvider: config.sms ? '已接通' : null,
    virusScanner: config.clamd !== undefined,
  };
}
