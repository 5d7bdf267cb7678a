import type { Logger } from 'pino';
import type { Clock } from '../kernel/clock.ts';
import type { Backups } from './backup/index.ts';
import type { Cipher, Witness } from './cryptography/index.ts';
import type { Db, FastLane, Signals } from './database/index.ts';
import type { Documents } from './documents/index.ts';
import type { Films } from './films/index.ts';
import type { FileScanner } from './gateways/clamd.ts';
import type { InvoiceIssuer } from './gateways/invoices.ts';
import type { MailGateway } from './gateways/mail.ts';
import type { PaymentGateways } from './gateways/payment.ts';
import type { SmsGateway } from './gateways/sms/index.ts';
import type { InstallationFacts } from './installation.ts';
import type { Jobs } from './jobs/index.ts';
import type { Place, SiteNotice } from './place.ts';
import type { Storage } from './storage/index.ts';

/** The mechanisms a command may use, built once at start (main.ts) and passed, never imported. */
export interface Parts {
  db: Db;
  /** Separate connections for statements of an exam that must not wait behind pages. */
  fastLane: FastLane;
  /**
   * Separate connections for the batches of an exam (starts, sheets, hand-ins), which must not wait behind
   * the queries of thousands of pages.
   */
  batchDb: Db;
  /** What the database tells every process of at once. */
  signals: Signals;
  clock: Clock;
  jobs: Jobs;
  cipher: Cipher;
  /** Signs the seals of the audit record, outside the database. */
  witness: Witness;
  storage: Storage;
  documents: Documents;
  films: Films;
  /** Providers of online payment, in the order offered; empty without online payment. */
  paymentGateways: PaymentGateways;
  /** Null: invoices are issued by hand and their numbers recorded. */
  invoiceIssuer: InvoiceIssuer | null;
  /** Null without a virus scanner. */
  scanner: FileScanner | null;
  sms: SmsGateway;
  mail: MailGateway;
  log: Logger;
  installation: InstallationFacts;
  /** Null without a place for backups. */
  backups: Backups | null;
  /** The public address, without a trailing slash. */
  publicUrl(): string;
  /** Where SCORM packages are opened, an origin of their own; null without one. */
  packageOrigin(): string | null;
  /** Demo: shows the SMS outbox, the demo accounts and the simulator bank. */
  demo: boolean;
  place: Place;
  /** What the settings of the machine say of who runs the site; what is set in the browser wins. */
  site?: SiteNotice;
}
