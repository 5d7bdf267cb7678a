import { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { discardDraft } from '../commands/discard-draft.ts';
import { draftTopic } from '../commands/draft-topic.ts';
import { changeTopicKind } from '../commands/propose-change.ts';
import { closeTopicKind, proposeClosing } from '../commands/propose-closing.ts';
import { changeOutlineKind } from '../commands/propose-outline.ts';
import { proposePublication, publishTopicKind } from '../commands/propose-publication.ts';
import { takeBackDraft } from '../commands/take-back-draft.ts';
import { DraftPage } from '../pages/draft-page.tsx';
import { TopicPage } from '../pages/topic-page.tsx';
import { TopicsPage } from '../pages/topics-page.tsx';
import { VersionPage } from '../pages/version-page.tsx';
import { listDiscarded } from '../queries/discarded-drafts.ts';
import { countEnrolled, countEnrolledByTopic } from '../queries/enrolled.ts';
import { loadOutline } from '../queries/outline.ts';
import { describeGroups, getAuthoredTopic } from '../queries/topic-view.ts';
import { listAllTopics } from '../queries/topics.ts';
import { findVersion, listVersions } from '../queries/versions.ts';
import { draftingRoles, writingRoles } from '../rules/policy.ts';
import { checkTopic } from '../rules/topic-check.ts';
import { DraftForm, ReasonForm, TopicParams, VersionParams } from './forms.ts';

const authors = { config: { access: writingRoles } } as const;
const drafting = { config: { access: draftingRoles } } as const;
const kinds = [publishTopicKind, changeTopicKind, changeOutlineKind, closeTopicKind];
const mayDraft = ({ role }: Officer) => (draftingRoles as readonly string[]).includes(role);
const NewQuery = z.object({ copyOf: fields.filter });

/** Annual topics for those who draft and publish them (N31). */
export function topicRoutes(app: App, { publicationChecks }: Contributions): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get('/topics', authors, async (request, reply) => {
    const topics = await listAllTopics(db);
    const waiting = new Set<string>();
    for (const { id } of topics) if ((await openProposals(id)).length > 0) waiting.add(id);
    const enrolled = await countEnrolledByTopic(db);
    const officer = officerOf(request);
    return reply.page(
      <TopicsPage
        {...{ topics, enrolled, waiting }}
        discarded={await listDiscarded(db)}
        mayDraft={mayDraft(officer)}
      />,
    );
  });

  const openProposals = async (topicId: string) => {
    const found = await Promise.all(kinds.map((kind) => findOpenProposal(db, kind, topicId)));
    return found.filter((proposal) => proposal !== undefined);
  };

  const draftPage = async (copyOf: string, form: FormState = emptyForm) => {
    const nextYear = yearOf(clock.now()) + 1;
    return <DraftPage topics={await listAllTopics(db)} {...{ copyOf, nextYear, form }} />;
  };

  app.get(
    '/topics/new',
    { ...drafting, schema: { querystring: NewQuery } },
    async (request, reply) => reply.page(await draftPage(request.query.copyOf ?? '')),
  );

  formAction(app, '/topics', {
    ...drafting,
    by: officerOf,
    form: DraftForm,
    show: (_asked, form) => draftPage('', form),
    act: ({ actor }, draft) => draftTopic(parts, actor, draft),
    done: (_asked, id) => ({ to: `/topics/${id}`, say: '草稿已建好，请按清单补齐。' }),
  });

  const topicPage = async (officer: Officer, id: string, form: FormState = emptyForm) => {
    const topic = await getAuthoredTopic(db, id);
    const { lessons } = await loadOutline(db, id);
    const checks = checkTopic(topic, lessons, clock.now());
    const others = topic.state === 'DRAFT' ? await runChecks(id) : [];
    return (
      <TopicPage
        topic={topic}
        lessonCount={lessons.length}
        checks={[...checks, ...others]}
        versions={await listVersions(db, id)}
        counts={await countEnrolled(db, id)}
        groups={await describeGroups(db, topic, clock.now())}
        proposals={await openProposals(id)}
        mayDraft={mayDraft(officer)}
        form={form}
      />
    );
  };
  const runChecks = (id: string) => Promise.all(publicationChecks.map((check) => check(db, id)));

  app.get('/topics/:id', { ...authors, schema: { params: TopicParams } }, async (request, reply) =>
    reply.page(await topicPage(officerOf(request), request.params.id)),
  );

  const onTopic = { ...drafting, by: officerOf, params: TopicParams };

  formAction(app, '/topics/:id/publication', {
    ...onTopic,
    form: ReasonForm,
    show: ({ actor, params }, form) => topicPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) =>
      proposePublication(parts, actor, params.id, { reason, checks: publicationChecks }),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请市局确认发布。' }),
  });

  formAction(app, '/topics/:id/closing', {
    ...onTopic,
    form: ReasonForm,
    show: ({ actor, params }, form) => topicPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) => proposeClosing(parts, actor, params.id, reason),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请停用，等待确认。' }),
  });

  formAction(app, '/topics/:id/disposal', {
    ...onTopic,
    act: ({ actor, params }) => discardDraft(parts, actor, params.id),
    done: () => ({ to: '/topics', say: '草稿已丢弃，在这一页的下面可以找回。' }),
  });

  formAction(app, '/topics/:id/recovery', {
    ...onTopic,
    act: ({ actor, params }) => takeBackDraft(parts, actor, params.id),
    done: ({ params }) => ({ to: `/topics/${params.id}`, say: '草稿已找回。' }),
  });

  app.get(
    '/topics/:id/versions/:version',
    { ...authors, schema: { params: VersionParams } },
    async (request, reply) => {
      const topic = await getAuthoredTopic(db, request.params.id);
      const version = await findVersion(db, topic.id, request.params.version);
      if (!version) return reply.callNotFound();
      return reply.page(<VersionPage topic={topic} version={version} />);
    },
  );
}
