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

/** What an installation says of itself; kept in the browser, read by every page. */
export interface PlaceSnapshot {
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
