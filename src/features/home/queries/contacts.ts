import type { Reader } from '../../../platform/database/index.ts';
import { listOrganisations, type OrganisationKind } from '../../organisations/index.ts';
import type { Contact } from '../pages/whom-to-ask.tsx';

const subjects: [string, OrganisationKind[]][] = [
  ['平台使用、缴费、学习和考试', ['TRAINING_CENTRE', 'ASSOCIATION']],
  ['职称评审、岗位聘用', ['MUNICIPAL_DIVISION']],
];

/** The contacts: centre and association for technical questions, the divisions for titles and posts (N39). */
export async function loadContacts(db: Reader): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (const [subject, kinds] of subjects) {
    const bodies = [];
    for (const kind of kinds) bodies.push(...(await listOrganisations(db, { kind })));
    if (bodies.length > 0) contacts.push({ subject, bodies });
  }
  return contacts;
}
