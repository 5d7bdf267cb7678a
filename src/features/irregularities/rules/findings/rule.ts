import type { Violation } from '../case.ts';

/** A line of the table a finding shows: what, how much, and where it can be opened. */
export interface EvidenceRow {
  label: string;
  value: string;
  href?: string;
}

/** One thing a rule found, about one person or one body. */
export interface Found {
  accountId: string | null;
  organisationId: string | null;
  year: number;
  /** One sentence in Chinese with the numbers. */
  summary: string;
  evidence: EvidenceRow[];
  slipIds: string[];
  /** What makes it the same finding on another night. */
  reference: string;
  /** Where the rule is statistical: how improbable it is, as the rule explains. */
  weight?: number;
}

export type Thresholds = Record<string, number>;

/** The time looked at, whole days of Shanghai at its beginning: what happened in [from, to). */
export interface Window {
  from: Date;
  to: Date;
}

export interface Rule {
  code: string;
  name: string;
  violation: Violation;
  /** What it looks for, in words, with the thresholds in it. */
  explain(thresholds: Thresholds): string;
}

/** A threshold by name; a rule without its numbers is a fault, not a rule that finds everything. */
export function numberOf(thresholds: Thresholds, name: string): number {
  const value = thresholds[name];
  if (value === undefined) throw new Error(`no threshold ${name}`);
  return value;
}
