/** A version of the privacy notice that holds from an instant on. */
export interface NoticeFacts {
  version: string;
  /** When it took effect for who logs in: its day, but not before it was published. */
  since: Date;
  /** NONE: only published. ASKED: the person's consent is asked. NECESSARY: without it nothing is done. */
  consent: 'NONE' | 'ASKED' | 'NECESSARY';
}

/** What an installation says of itself; kept in the browser, read by every page. */
export interface PlaceSnapshot {
  /** Published versions, the oldest first; those to come too. */
  notices: readonly NoticeFacts[];
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
