import type { Logger } from 'pino';
import type { Db, Reader, Signals } from '../../../platform/database/index.ts';
import {
  keepPlace,
  type Place,
  type PlaceSnapshot,
  type WordedText,
} from '../../../platform/place.ts';
import { faceOf, readFace, shippedFace } from '../rules/face.ts';
import { calendarOf, type YearOfDays } from '../rules/holidays.ts';
import type { Aspect } from '../rules/place-version.ts';
import { factsOf } from '../rules/privacy-notice.ts';
import { placeChannel } from './announcement.ts';
import { listPublished } from './notices.ts';
import { listCurrent } from './versions.ts';

/** What holds before anything was changed: what this release brings. */
export const shippedPlace: PlaceSnapshot = {
  face: faceOf(shippedFace),
  texts: new Map(),
  notices: factsOf([]),
  calendar: calendarOf([]),
};

/** Loads the settings of the place for every page of a process. */
export async function loadPlace(db: Reader): Promise<PlaceSnapshot> {
  const current = await listCurrent(db);
  const of = (aspect: Aspect) =>
    current.filter((one) => one.aspect === aspect && one.content !== null);
  return {
    face: faceOf(readFace(of('FACE')[0]?.content)),
    texts: new Map(of('TEXT').map(({ key, content }) => [key, content as WordedText])),
    notices: factsOf(await listPublished(db)),
    calendar: calendarOf(of('HOLIDAYS').map(({ content }) => content as YearOfDays)),
  };
}

/** Returns the settings of the place, read now and again whenever a process has changed them. */
export async function followPlace(db: Db, signals: Signals, log: Logger): Promise<Place> {
  const place = keepPlace(shippedPlace, () => loadPlace(db));
  await place.renew();
  signals.listen(placeChannel, () => {
    place.renew().catch((error) => log.error({ err: error }, 'settings of the place not renewed'));
  });
  return place;
}
