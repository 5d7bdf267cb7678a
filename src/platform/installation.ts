/** What the settings say of this installation, for those who run it. Nothing secret. */
export interface InstallationFacts {
  version: string;
  database: 'EMBEDDED' | 'OWN';
  dataDir: string;
  webProcesses: number;
  /** Null: simulated. */
  mailFrom: string | null;
  smsProvider: string | null;
  virusScanner: boolean;
}
