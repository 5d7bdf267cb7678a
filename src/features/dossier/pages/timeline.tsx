import { yearOf } from '../../../kernel/calendar.ts';
import type { DossierMoment } from '../../../platform/dossier.ts';
import { formatDate } from '../../../ui/index.ts';

/** The course of events of all sections, newest first, by year. */
export function Timeline({ moments }: { moments: readonly DossierMoment[] }) {
  const newest = moments.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  const years = Map.groupBy(newest, ({ at }) => yearOf(at));
  return (
    <aside class="dossier-timeline" aria-label="经过">
      <h2>经过</h2>
      {newest.length === 0 ? <p class="text-muted">还没有办过事情。</p> : null}
      {[...years].map(([year, list]) => (
        <div key={year}>
          <h3>{year}年</h3>
          <ol>
            {list.map((moment) => (
              <Moment key={`${moment.at.getTime()} ${moment.what}`} moment={moment} />
            ))}
          </ol>
        </div>
      ))}
    </aside>
  );
}

function Moment({ moment: { at, what, note, tone } }: { moment: DossierMoment }) {
  return (
    <li class={tone ? `moment-${tone}` : undefined}>
      <time dateTime={at.toISOString()}>{formatDate(at).replace(/^\d+年/, '')}</time>
      <span>
        {what}
        {note ? <small>{note}</small> : null}
      </span>
    </li>
  );
}
