import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { restoreFace, setFace } from '../commands/set-face.ts';
import { setMark } from '../commands/set-mark.ts';
import { type FaceForm, FacePage } from '../pages/face-page.tsx';
import { findCurrent, listVersions } from '../queries/versions.ts';
import { readFace } from '../rules/face.ts';
import { ColoursForm, FooterForm, MarkForm, NamesForm } from './face-forms.ts';

const administrator = { access: ['SYSTEM_ADMIN'] } as const;

/** Names, mark, colours and foot of the place, kept by the system administrator (roles.md). */
export function faceRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/place', { config: administrator }, async (_request, reply) =>
    reply.page(await page(null, emptyForm)),
  );

  const on = (of: FaceForm) => ({
    config: administrator,
    by: officerOf,
    show: (_asked: unknown, form: FormState) => page(of, form),
  });
  const saved = (say: string) => () => ({ to: '/place', say });

  formAction(app, '/place/names', {
    ...on('names'),
    form: NamesForm,
    act: ({ actor }, names) => setFace(parts, actor, names),
    done: saved('名称已保存，所有页面都已更新。'),
  });

  formAction(app, '/place/colours', {
    ...on('colours'),
    form: ColoursForm,
    act: ({ actor }, accent) => setFace(parts, actor, { accent }),
    done: saved('主色已保存，所有页面都已更新。'),
  });

  formAction(app, '/place/footer', {
    ...on('footer'),
    form: FooterForm,
    act: ({ actor }, footer) => setFace(parts, actor, footer),
    done: saved('页脚已保存，所有页面都已更新。'),
  });

  formAction(app, '/place/mark', {
    ...on('mark'),
    form: MarkForm,
    act: ({ actor }, { mark }) => setMark(parts, actor, mark),
    done: saved('标志已更换。'),
  });

  formAction(app, '/place/mark/removal', {
    ...on('mark'),
    act: ({ actor }) => setFace(parts, actor, { mark: null }),
    done: saved('已换回平台自带的标志。'),
  });

  formAction(app, '/place/versions/:id/restoration', {
    ...on('names'),
    params: fields.idParams,
    act: ({ actor, params }) => restoreFace(parts, actor, params.id),
    done: saved('已恢复成那一版。'),
  });

  async function page(of: FaceForm | null, form: FormState) {
    return (
      <FacePage
        face={readFace(await findCurrent(db, 'FACE'))}
        site={parts.site}
        versions={await listVersions(db, 'FACE')}
        of={of}
        form={form}
      />
    );
  }
}
