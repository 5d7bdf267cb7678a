import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  ErrorSummary,
  FileField,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { QuestionPicture } from '../queries/pictures.ts';

/** Uploading a picture, and how to write the one uploaded last into a question. */
export function PicturePage({
  form,
  picture,
}: {
  form: FormState;
  picture: QuestionPicture | undefined;
}) {
  return (
    <Page
      title="上传图片"
      width="narrow"
      lead="图片会检查、缩小并重新编码。请写明图上有什么，看不见图的人靠它答题。"
      crumbs={[{ label: '题库', href: '/question-bank' }, { label: '上传图片' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {picture ? <Uploaded picture={picture} /> : null}
        <Form action="/question-bank/pictures" upload>
          <FileField
            label="图片"
            hint="JPG、PNG 或 WebP，不超过 10 MB。"
            accept=".jpg,.jpeg,.png,.webp"
            required
            {...fieldOf(form, 'picture')}
          />
          <TextField
            label="图上有什么"
            hint="例如：三个温度计，读数分别是 10、20、30 度。"
            maxLength={200}
            required
            {...fieldOf(form, 'alt')}
          />
          <SubmitButton busyText="正在上传…">上传</SubmitButton>
        </Form>
      </div>
    </Page>
  );
}

function Uploaded({ picture: { id, alt, width, height } }: { picture: QuestionPicture }) {
  return (
    <Card title="已上传，把下面这行放进题干、选项或解析" tone="accent">
      <p>
        <code class="select-all break-all">{`![${alt}](${id})`}</code>
      </p>
      <img
        class="mt-4 max-w-full"
        src={`/question-pictures/${id}`}
        alt={alt}
        width={width}
        height={height}
      />
    </Card>
  );
}
