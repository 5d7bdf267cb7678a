import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { findLesson, findTopic, mayChangeFiles, writingRoles } from '../../courses/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { changePackage } from '../commands/change-package.ts';
import { changePackageKind } from '../commands/change-package-kind.ts';
import { openPackage } from '../commands/open-package.ts';
import { takePackage } from '../commands/take-package.ts';
import { PackagePage } from '../pages/package-page.tsx';
import { PlayPage } from '../pages/play-page.tsx';
import { findPackage, listPackages } from '../queries/packages.ts';
import { ChangeForm, LessonParams, PackageForm, PackageParams } from './forms.ts';

const on = { config: { access: writingRoles }, by: officerOf, params: LessonParams } as const;
const onPackage = { ...on, params: PackageParams } as const;
const at = '/topics/:id/lessons/:lessonId/package';

type Params = z.infer<typeof LessonParams>;
const refOf = ({ id, lessonId }: Params) => ({ topicId: id, lessonId });
const pageOf = ({ id, lessonId }: Params) => `/topics/${id}/lessons/${lessonId}/package`;

/** The SCORM package of a lesson, for its authors. */
export function packageRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const load = async ({ id, lessonId }: Params) => {
    const topic = await findTopic(db, id);
    const lesson = await findLesson(db, lessonId);
    if (!topic || lesson?.topicId !== id) throw new Refusal('packages.not_found');
    return { topic, lesson };
  };
  const show = async (actor: Officer, params: Params, form: FormState = emptyForm) => {
    const { topic, lesson } = await load(params);
    return (
      <PackagePage
        {...{ topic, lesson, form }}
        packages={await listPackages(db, lesson.id)}
        waiting={await findOpenProposal(db, changePackageKind, lesson.id)}
        mayChange={mayChangeFiles(topic, actor)}
        opens={parts.packageOrigin() !== null}
      />
    );
  };
  const shown = {
    show: ({ actor, params }: { actor: Officer; params: Params }, form: FormState) =>
      show(actor, params, form),
  };

  app.get(at, { config: on.config, schema: { params: LessonParams } }, async (request, reply) =>
    reply.page(await show(officerOf(request), request.params)),
  );

  formAction(app, at, {
    ...on,
    form: PackageForm,
    ...shown,
    act: ({ actor, params }, { file }) => takePackage(parts, actor, refOf(params), file.path),
    done: ({ params }) => ({ to: pageOf(params), say: '课件已检查并收下。' }),
  });

  formAction(app, `${at}/:packageId/use`, {
    ...onPackage,
    form: ChangeForm,
    ...shown,
    act: ({ actor, params }, { reason }) =>
      changePackage(parts, actor, refOf(params), { packageId: params.packageId, reason }),
    done: ({ params }, proposal) => changed(params, proposal, '已换上。'),
  });

  formAction(app, `${at}/removal`, {
    ...on,
    form: ChangeForm,
    ...shown,
    act: ({ actor, params }, { reason }) =>
      changePackage(parts, actor, refOf(params), { packageId: null, reason }),
    done: ({ params }, proposal) => changed(params, proposal, '已撤下。'),
  });

  formAction(app, `${at}/:packageId/trial`, {
    ...onPackage,
    async act({ actor, params }) {
      const one = await findPackage(db, params.packageId);
      if (one?.lessonId !== params.lessonId) throw new Refusal('packages.not_found');
      const whose = { packageId: one.id, accountId: actor.accountId, roundId: null };
      return { one, src: await playerOf(parts, await openPackage(parts, whose)) };
    },
    done: ({ params }, { one, src }) => ({
      page: (
        <PlayPage
          title={one.title}
          crumbs={[{ label: '互动课件', href: pageOf(params) }, { label: '试一试' }]}
          src={src}
          back={pageOf(params)}
        />
      ),
      shown: 'once' as const,
    }),
  });
}

const changed = (params: Params, proposal: string | null, say: string) =>
  proposal
    ? { to: `/proposals/${proposal}`, say: '已提请市局确认。' }
    : { to: pageOf(params), say };

/** The address of the frame of a token. Throws `packages.unavailable` without an origin for packages. */
export async function playerOf(parts: App['parts'], token: string): Promise<string> {
  const origin = parts.packageOrigin();
  if (!origin) throw new Refusal('packages.unavailable');
  return `${origin}/${token}/player`;
}
