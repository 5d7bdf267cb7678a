import { z } from 'zod';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import type { TextTemplate } from '../../../platform/place.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { proposeText, setTextKind } from '../commands/propose-text.ts';
import { TextPage } from '../pages/text-page.tsx';
import { TextsPage } from '../pages/texts-page.tsx';
import { listVersions } from '../queries/versions.ts';
import { ReasonForm, wordingForm } from './forms.ts';

const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;
const KeyParams = z.object({ key: fields.code });

/** Texts of SMS and mails, worded anew by two persons of the municipal bureau (roles.md). */
export function textRoutes(app: App, { texts }: Pick<Contributions, 'texts'>): void {
  const { parts } = app;
  const { db, place } = parts;
  const templates = new Map(texts.map((template) => [template.key, template]));

  function templateOf(key: string): TextTemplate {
    const template = templates.get(key);
    if (!template) throw new Refusal('place.no_text');
    return template;
  }

  app.get('/place/texts', { config: bureau }, async (_request, reply) =>
    reply.page(
      <TextsPage
        templates={texts}
        worded={place.current().texts}
        versions={await listVersions(db, 'TEXT')}
      />,
    ),
  );

  app.get(
    '/place/texts/:key',
    { config: bureau, schema: { params: KeyParams } },
    async (request, reply) => reply.page(await page(request.params.key, emptyForm)),
  );

  interface OfOne {
    params: { key: string };
  }
  const on = {
    config: bureau,
    by: officerOf,
    params: KeyParams,
    show: ({ params }: OfOne, form: FormState) => page(params.key, form),
  };
  const proposed = (_asked: unknown, id: string) => ({
    to: `/proposals/${id}`,
    say: '已提请复核，另一位工作人员确认后按新的文字发送。',
  });

  formAction(app, '/place/texts/:key', {
    ...on,
    form: ({ params }: OfOne) => wordingForm(templateOf(params.key)),
    lookUp: 'preview',
    act: ({ actor, params }, { reason, ...words }) =>
      proposeText(parts, actor, templateOf(params.key), { words, reason }),
    done: proposed,
  });

  formAction(app, '/place/texts/:key/reset', {
    ...on,
    form: ReasonForm,
    refusedAt: { 'place.same_text': 'form' },
    act: ({ actor, params }, { reason }) =>
      proposeText(parts, actor, templateOf(params.key), { words: null, reason }),
    done: proposed,
  });

  async function page(key: string, form: FormState) {
    const template = templateOf(key);
    const { texts: worded, face } = place.current();
    const { text, subject } = template;
    return (
      <TextPage
        template={template}
        now={worded.get(key) ?? { text, subject }}
        worded={worded.has(key)}
        signature={face.name}
        waiting={await findOpenProposal(db, setTextKind, key)}
        versions={await listVersions(db, 'TEXT', key)}
        form={form}
      />
    );
  }
}
