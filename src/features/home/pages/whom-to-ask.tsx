/** A subject, and the bodies that answer for it (N39). */
export interface Contact {
  subject: string;
  bodies: { name: string; phone: string; officeHours: string }[];
}

/** The contacts by subject. */
export function WhomToAsk({ contacts }: { contacts: Contact[] }) {
  return (
    <dl class="divide-y divide-line">
      {contacts.map(({ subject, bodies }) => (
        <div key={subject} class="py-3 first:pt-0">
          <dt class="font-semibold">{subject}</dt>
          {bodies.map(({ name, phone, officeHours }) => (
            <dd key={name} class="mt-1 text-muted">
              {name}
              <span class="figures block">
                电话 {phone}，{officeHours}
              </span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
