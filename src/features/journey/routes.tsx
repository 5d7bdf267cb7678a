import { type App, actorOf } from '../../platform/http/index.ts';
import { findCurrentTopic } from '../catalogue/index.ts';
import { countByState } from '../endorsement/index.ts';
import { countToConfirm } from '../hours/index.ts';
import { listOrganisations, type OrganisationKind } from '../organisations/index.ts';
import { loadLearnerHome } from './facts.ts';
import { HelpPage } from './pages/help.tsx';
import { LearnerHome } from './pages/learner-home.tsx';
import { OfficerHome } from './pages/officer-home.tsx';
import { WelcomePage } from './pages/welcome.tsx';

export function routes(app: App): void {
  const { db } = app.parts;

  const loadContacts = async () => {
    const subjects: [OrganisationKind, string][] = [
      ['TRAINING_CENTRE', '学习、考试、缴费等技术问题'],
      ['MUNICIPAL_DIVISION', '职称评审、岗位聘用政策'],
      ['ASSOCIATION', '没有单位、没有托管档案人员的审验'],
    ];
    const contacts = [];
    for (const [kind, subject] of subjects) {
      for (const body of await listOrganisations(db, { kind })) {
        contacts.push({
          subject,
          body: body.name,
          phone: body.phone,
          officeHours: body.officeHours,
        });
      }
    }
    return contacts;
  };

  app.get('/', { config: { access: 'everyone' } }, async (request, reply) => {
    const now = app.parts.clock.now();
    if (!request.actor) {
      const topic = (await findCurrentTopic(db, now)) ?? null;
      return reply.page(<WelcomePage topic={topic} contacts={await loadContacts()} />);
    }
    const actor = actorOf(request);
    if (actor.role === 'LEARNER')
      return reply.page(<LearnerHome {...(await loadLearnerHome(db, actor, now))} />);
    const supervises = actor.role === 'MUNICIPAL_OFFICER';
    return reply.page(
      <OfficerHome
        role={actor.role}
        endorsements={await countByState(db, supervises ? null : actor.organisationId)}
        toConfirm={await countToConfirm(db, actor, now)}
      />,
    );
  });

  app.get('/help', { config: { access: 'everyone' } }, async (_request, reply) =>
    reply.page(<HelpPage contacts={await loadContacts()} />),
  );
}
