import { DateTime } from '../../../ui/index.ts';
import type { EndorsementEvent } from '../queries/endorsements.ts';

/** The events of an endorsement, oldest first. */
export function Trace({ events }: { events: EndorsementEvent[] }) {
  return (
    <ol class="flex flex-col gap-2">
      {events.map((event) => (
        <li key={`${event.at.getTime()}-${event.state}`} class="flex flex-wrap gap-x-3">
          <span class="text-muted">
            <DateTime value={event.at} />
          </span>
          <span>{event.text}</span>
        </li>
      ))}
    </ol>
  );
}
