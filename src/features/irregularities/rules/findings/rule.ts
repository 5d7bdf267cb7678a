import type { Violation } from '../case-kinds.ts';

/** A line of the table a finding shows: what, how much, and where it can be opened. */
export interface EvidenceRow {
  label: string;
  value: string;
  href?: string;
}

/** What a rule found about one person or one body. */
export interface NewFinding {
  accountId: string | null;
  organisationId: string | null;
  year: number;
  /** One sentence in Chinese with the numbers. */
  summary: string;
  evidence: EvidenceRow[];
  slipIds: string[];
  /** The same for the same finding on another night. */
  reference: string;
  /** Where the rule is statistical: how improbable it is, as the rule explains. */
  weight?: number;
}

export type Thresholds = Record<string, number>;

/** The time a run covers, [from, to); begins with a day of Shanghai. */
export interface Window {
  from: Date;
  to: Date;
}

export interface Rule {
  code: string;
  name: string;
  violation: Violation;
  /** Explains the rule in a sentence with its thresholds. */
  explain(thresholds: Thresholds): string;
}

/** Returns a threshold by name; throws when it is missing: a rule without its numbers would find everything. */
export function numberOf(thresholds: Thresholds, name: string): number {
  const value = thresholds[name];
  if (value === undefined) throw new Error(`no threshold ${name}`);
  return value;
}
