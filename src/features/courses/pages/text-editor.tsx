import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import {
  Card,
  FieldScope,
  FileField,
  Form,
  Island,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { parseDocument } from '../rules/text/check.ts';
import type { LessonDocument } from '../rules/text/document.ts';
import { toMarkdown } from '../rules/text/to-markdown.ts';

/** What the editor's script is given. */
export interface TextEditorIsland {
  topicId: string;
  lessonId: string;
  document: LessonDocument;
  /** The version that is written. */
  basedOn: number;
}

export interface TextEditorProps {
  topicId: string;
  lessonId: string;
  /** The text as it is, or as somebody left it unsaved. */
  document: LessonDocument;
  basedOn: number;
  form: FormState;
}

/** The text of a lesson: an editor, without a script a field for Markdown. */
export function TextEditor({ topicId, lessonId, document, basedOn, form }: TextEditorProps) {
  const sent = parseDocument(typed(form.values, 'body'));
  const shown = sent ?? document;
  const markdown = sent ? { values: {}, errors: form.errors } : form;
  const props: TextEditorIsland = { topicId, lessonId, basedOn, document: shown };
  return (
    <Island name="lesson-editor" props={props} class="lesson-editor">
      <TextArea
        {...fieldOf(markdown, 'bodyMarkdown', toMarkdown(shown))}
        label="正文"
        hint="用 Markdown 写：## 小标题、- 列表、**重点**、| 表格 |、$公式$。不用写课的标题。"
        rows={22}
      />
    </Island>
  );
}

/** Uploading a picture without a script; the editor has a button for it. */
export function PictureUpload({
  topicId,
  lessonId,
  form,
}: Omit<TextEditorProps, 'document' | 'basedOn'>) {
  return (
    <noscript>
      <Card title="上传图片" icon="pen">
        <FieldScope.Provider value="picture-">
          <Form action={`/topics/${topicId}/lessons/${lessonId}/figures`} upload>
            <FileField
              name="picture"
              label="图片"
              hint="JPG、PNG 或 WebP，不超过 10 MB。收下以后，把页面上给出的一行写进正文。"
              accept=".jpg,.jpeg,.png,.webp"
              error={form.errors.picture}
              required
            />
            <TextField
              {...fieldOf(form, 'alt')}
              label="图上有什么"
              hint="写给看不见图的学员，也印在图的下面。"
              maxLength={200}
              required
            />
            <SubmitButton tone="quiet" busyText="正在上传…">
              上传
            </SubmitButton>
          </Form>
        </FieldScope.Provider>
      </Card>
    </noscript>
  );
}
