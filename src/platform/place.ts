import type { WorkCalendar } from '../kernel/calendar.ts';

/** A version of the privacy notice that holds from an instant on. */
export interface NoticeFacts {
  version: string;
  /** When it took effect for who logs in: its day, but not before it was published. */
  since: Date;
  /** NONE: only published. ASKED: the person's consent is asked. NECESSARY: without it nothing is done. */
  consent: 'NONE' | 'ASKED' | 'NECESSARY';
}

/** Who runs the site, and the numbers it is registered under (ICP 备案, 公安备案); undefined until given. */
export interface SiteNotice {
  sponsor: string | undefined;
  icp: string | undefined;
  police: string | undefined;
}

/** The picture that stands for the place, safe to be shown. */
export interface PlaceMark {
  type: 'image/svg+xml' | 'image/png';
  /** Of its content: a new mark has a new address. */
  hash: string;
  content: Buffer;
}

/** What people see of the place on every page. */
export interface PlaceFace {
  name: string;
  /** The line beside the name. */
  note: string;
  /** The line in the foot. */
  line: string;
  /** What was set here; what is undefined is said by the settings of the machine. */
  site: SiteNotice;
  /** Null: that of the release. */
  accent: { day: string; night: string } | null;
  mark: PlaceMark | null;
}

/** A word that a text leaves open, by the name it stands under in the text: {单位}. */
export interface Placeholder {
  example: string;
  /** Without it the text says nothing: a code, a reason. */
  required?: true;
}

/** A text that people are sent, as the release words it; the bureau may word it anew. */
export interface TextTemplate<Names extends string = string> {
  /** `<feature>.<what>`; never changed, versions are kept under it. */
  key: string;
  /** When it is sent: 学时登记后. */
  title: string;
  /** Of the message in the inbox and of the mail; left out for an SMS alone. */
  subject?: string;
  text: string;
  sms: boolean;
  placeholders: Readonly<Record<Names, Placeholder>>;
}

/** A text as the bureau worded it. */
export interface WordedText {
  subject?: string | undefined;
  text: string;
}

const openWord = /\{([^{}]+)\}/g;

/** Returns the words of a text with what stands for its placeholders. */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(openWord, (whole, name: string) => values[name] ?? whole);

/** Returns the names of the placeholders in a text, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(openWord)].map(([, name]) => name as string)),
];

/** Returns subject and text of a message, in the words of the place. */
export function wordText<Names extends string>(
  place: Place,
  template: TextTemplate<Names>,
  values: Readonly<Record<Names, string>>,
): { subject: string; text: string } {
  const { text, subject } = place.current().texts.get(template.key) ?? template;
  return {
    subject: fillText(subject ?? template.subject ?? '', values),
    text: fillText(text, values),
  };
}

/** What an installation says of itself; kept in the browser, read by every page. */
export interface PlaceSnapshot {
  /** Texts that were worded anew, by their key. */
  texts: ReadonlyMap<string, WordedText>;
  face: PlaceFace;
  /** Published versions, the oldest first; those to come too. */
  notices: readonly NoticeFacts[];
  /** Days off and days worked against the week. */
  calendar: WorkCalendar;
}

/** The settings of the place as this process knows them: a page never asks the database for them. */
export interface Place {
  current(): PlaceSnapshot;
  /** Reads them again. */
  renew(): Promise<void>;
}

/** Returns the settings of the place, at first `shipped`, after `renew` what `load` returns. */
export function keepPlace(shipped: PlaceSnapshot, load: () => Promise<PlaceSnapshot>): Place {
  let snapshot = shipped;
  let newest = 0;
  return {
    current: () => snapshot,
    async renew() {
      newest += 1;
      const turn = newest;
      const loaded = await load();
      // Of two that overlap, the one that began later has read the newer settings.
      if (turn === newest) snapshot = loaded;
    },
  };
}
