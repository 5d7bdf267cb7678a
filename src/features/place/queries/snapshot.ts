import type { Reader } from '../../../platform/database/index.ts';
import type { PlaceSnapshot, WordedText } from '../../../platform/place.ts';
import { faceOf, readFace, shippedFace } from '../rules/face.ts';
import { calendarOf, type YearOfDays } from '../rules/holidays.ts';
import type { Aspect } from '../rules/place-version.ts';
import { factsOf } from '../rules/privacy-notice.ts';
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
