import { emptyForm, type FormState, fieldOf } from '../../../platform/http/index.ts';
import type { SiteNotice } from '../../../platform/place.ts';
import {
  Card,
  ConfirmButton,
  ErrorSummary,
  FieldScope,
  FileField,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { contrastOf } from '../rules/colours.ts';
import type { Face } from '../rules/face.ts';
import type { PlaceVersion } from '../rules/place-version.ts';
import { VersionsTable } from './versions-table.tsx';

export type FaceForm = 'names' | 'mark' | 'colours' | 'footer';

export interface FacePageProps {
  face: Face;
  /** What the settings of the machine say of the foot. */
  site: SiteNotice | undefined;
  versions: PlaceVersion[];
  /** Which of the forms was sent, and came back. */
  of: FaceForm | null;
  form: FormState;
}

/** What people see of the place on every page: names, mark, colours, foot; each change is a version. */
export function FacePage(props: FacePageProps) {
  return (
    <Page
      title="名称、标志和颜色"
      width="wide"
      lead="改动立即对所有页面生效，每一版都记录在下面，可以恢复。印章上的单位名称在单位名录里修改。"
    >
      <div class="stack">
        <ErrorSummary errors={props.form.errors} />
        <NamesCard {...props} />
        <MarkCard {...props} />
        <ColoursCard {...props} />
        <FooterCard {...props} />
        <Card title="改动记录" icon="list">
          <VersionsTable
            caption="名称、标志和颜色的改动"
            versions={props.versions}
            wayBack={({ id }) => (
              <ConfirmButton
                label="恢复"
                tone="quiet"
                question="名称、标志、颜色和页脚都恢复成这一版的样子。"
                confirm="恢复这一版"
                action={`/place/versions/${id}/restoration`}
              />
            )}
          />
        </Card>
      </div>
    </Page>
  );
}

const stateOf = ({ of, form }: FacePageProps, one: FaceForm) => (of === one ? form : emptyForm);

/** A field with what was typed, else what holds. */
const filled = (form: FormState, name: string, now: string) => {
  const field = fieldOf(form, name);
  return { ...field, value: name in form.values ? field.value : now };
};

function NamesCard(props: FacePageProps) {
  const form = stateOf(props, 'names');
  const { name, note, line } = props.face;
  return (
    <Card title="名称" icon="building">
      <FieldScope.Provider value="names-">
        <Form action="/place/names">
          <TextField
            label="平台名称"
            hint="显示在页头、浏览器标题和短信签名【】里；短信签名要先在服务商那里报备。"
            {...filled(form, 'name', name)}
            required
          />
          <TextField label="名称旁的一行字" {...filled(form, 'note', note)} required />
          <TextField label="页脚的一行字" {...filled(form, 'line', line)} required />
          <SubmitButton>保存名称</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function MarkCard(props: FacePageProps) {
  const form = stateOf(props, 'mark');
  const { mark } = props.face;
  return (
    <Card title="标志" icon="stamp">
      {mark ? (
        <p class="mb-3 flex flex-wrap items-center gap-4">
          <img src={`/mark?v=${mark.hash}`} width={64} height={64} alt="现在的标志" />
          <ConfirmButton
            label="用回平台自带的标志"
            tone="quiet"
            question="页头、页脚和浏览器标签上换回平台自带的标志。"
            confirm="换回"
            action="/place/mark/removal"
          />
        </p>
      ) : (
        <p class="mb-3 text-muted">现在用平台自带的标志。</p>
      )}
      <FieldScope.Provider value="mark-">
        <Form action="/place/mark" upload>
          <FileField
            label="新的标志"
            hint="正方形，PNG 或只含图形的 SVG，最大 1 MB（SVG 64 KB）；在深色页头上也要看得清。"
            accept=".png,.svg"
            {...fieldOf(form, 'mark')}
            required
          />
          <SubmitButton>上传标志</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function ColoursCard(props: FacePageProps) {
  const form = stateOf(props, 'colours');
  const { day, night } = props.face.accent;
  return (
    <Card title="主色" icon="pen">
      <p class="mb-3">
        <span
          class="mr-2 inline-block rounded-field px-3 py-1"
          style={{ background: day, color: '#ffffff' }}
        >
          白天 {contrastOf(day, '#ffffff').toFixed(1)}:1
        </span>
        <span
          class="inline-block rounded-field px-3 py-1"
          style={{ background: night, color: '#06211f' }}
        >
          夜间 {contrastOf(night, '#06211f').toFixed(1)}:1
        </span>
      </p>
      <FieldScope.Provider value="colours-">
        <Form action="/place/colours">
          <TextField
            label="白天的主色"
            hint="深色，形如 #0f5f5c；上面是白字，和文字底色的对比度不低于 4.5:1 才能保存。"
            {...filled(form, 'day', day)}
            size="short"
            required
          />
          <TextField
            label="夜间的主色"
            hint="浅色，形如 #8ad3c8；在深色底上当文字，对比度同样不低于 4.5:1。"
            {...filled(form, 'night', night)}
            size="short"
            required
          />
          <SubmitButton>检查并保存</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function FooterCard(props: FacePageProps) {
  const form = stateOf(props, 'footer');
  const { sponsor, icp, police } = props.face;
  const { site } = props;
  const hint = (own: string | undefined) => (own ? `留空时用启动设置里的“${own}”。` : undefined);
  return (
    <Card title="页脚" icon="list">
      <FieldScope.Provider value="footer-">
        <Form action="/place/footer">
          <TextField
            label="主办单位"
            hint={hint(site?.sponsor)}
            {...filled(form, 'sponsor', sponsor)}
          />
          <TextField label="ICP 备案号" hint={hint(site?.icp)} {...filled(form, 'icp', icp)} />
          <TextField
            label="公安备案号"
            hint={hint(site?.police)}
            {...filled(form, 'police', police)}
          />
          <SubmitButton>保存页脚</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}
