import type { Actor, OfficerRole, Role } from '../../src/kernel/actor.ts';
import { insertBodies, insertLearner, insertOfficer, insertOrganisation } from '../support/city.ts';
import type { TestApp } from '../support/parts.ts';

/** One actor for each role, all of them at home in other places than the outsider. */
export async function insertActors(app: TestApp): Promise<{
  bodies: Awaited<ReturnType<typeof insertBodies>>;
  actors: Record<Role, Actor>;
}> {
  const { parts } = app;
  const bodies = await insertBodies(parts);
  const industry = await insertOrganisation(parts, 'INDUSTRY_AUTHORITY', { jurisdictionId: 'cq' });
  const officer = (role: OfficerRole, organisationId: string) =>
    insertOfficer(parts, role, organisationId);
  const actors = {
    LEARNER: await insertLearner(parts, { name: '本区学员' }),
    UNIT_ADMIN: await officer('UNIT_ADMIN', bodies.hospitalId),
    DISTRICT_CLERK: await officer('DISTRICT_CLERK', bodies.shapingbaId),
    INDUSTRY_OFFICER: await officer('INDUSTRY_OFFICER', industry),
    MUNICIPAL_OFFICER: await officer('MUNICIPAL_OFFICER', bodies.municipalBureauId),
    CENTRE_CLERK: await officer('CENTRE_CLERK', bodies.centreId),
    COURSE_AUTHOR: await officer('COURSE_AUTHOR', bodies.centreId),
    ASSOCIATION_CLERK: await officer('ASSOCIATION_CLERK', bodies.associationId),
    AGENCY_CLERK: await officer('AGENCY_CLERK', bodies.agencyId),
    SYSTEM_ADMIN: await officer('SYSTEM_ADMIN', bodies.municipalBureauId),
    SECURITY_ADMIN: await officer('SECURITY_ADMIN', bodies.municipalBureauId),
    AUDITOR: await officer('AUDITOR', bodies.municipalBureauId),
  };
  return { bodies, actors };
}
