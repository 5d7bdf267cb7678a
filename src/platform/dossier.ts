import type { ComponentChild } from 'preact';
import type { Officer, OfficerRole } from '../kernel/actor.ts';
import type { Reader } from './database/index.ts';
import type { Parts } from './parts.ts';

/** What all features together contribute to the dossier of a person and to the search of people. */
export interface DossierContributions {
  dossierSections: readonly DossierSection[];
  personFinders: readonly PersonFinder[];
}

/** Returns the accounts that a typed number leads to, whatever the scope; none where it is no such number. */
export type PersonFinder = (db: Reader, text: string) => Promise<string[]>;

/** A section of a person's dossier, for officers who have the person in their scope. */
export interface DossierSection {
  /** Its name in docs/roles.md, which says who reads it. */
  key: string;
  title: string;
  /** Its place, in tens. */
  order: number;
  readBy: readonly OfficerRole[];
  /** Over the whole width; the others stand in two columns. */
  wide?: true;
  /** What it shows now; null when there is nothing to show. */
  load(parts: Parts, officer: Officer, accountId: string): Promise<DossierPart | null>;
}

/** What a section shows of one person. */
export interface DossierPart {
  /** At the right of its heading: a sum, how many more there are. */
  note?: string;
  content: ComponentChild;
  /** What happened, for the one course of events of all sections. */
  moments?: readonly DossierMoment[];
  /** What the officer may do now, beside the name. */
  acts?: readonly { label: string; href: string }[];
  /** What needs a look, beside the name. */
  notices?: readonly { tone: 'success' | 'info' | 'warning' | 'error'; text: string }[];
}

export interface DossierMoment {
  at: Date;
  what: string;
  note?: string;
  tone?: 'done' | 'warn' | 'minor';
}
