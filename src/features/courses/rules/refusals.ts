import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到年度专题', href: '/topics' };

export const refusals: RefusalTable = {
  'courses.topic_not_found': () => ({ status: 404, sentence: '没有找到这个专题。', next: list }),
  'courses.lesson_not_found': () => ({
    status: 404,
    sentence: '没有找到这一课，可能已被同事删除。',
    next: list,
  }),
  'courses.not_a_proposer': () => ({
    status: 403,
    sentence: '专题已经发布，更正由培训中心或市局提出。',
    next: list,
  }),
  'courses.not_a_draft': () => ({
    status: 409,
    sentence: '这个专题已经发布，课程目录不能再直接改；规则的改动要提请市局确认。',
    next: list,
  }),
  'courses.changed_meanwhile': () => ({
    status: 409,
    sentence: '您打开这一页以后，同事改过这个专题。您填的还在下面，请先对照最新内容再保存。',
    field: 'form',
    next: list,
  }),
  'courses.changed_since_proposed': () => ({
    status: 409,
    sentence: '提请以后内容又改过，和送来复核的不一样了。请退回，由提出人重新提请。',
    field: 'form',
    next: list,
  }),
  'courses.incomplete': ({ missing }) => ({
    status: 409,
    sentence: `还不能发布：${missing}。`,
    field: 'form',
    next: { text: '按清单补齐后再提请发布' },
  }),
  'courses.year_taken': () => ({
    status: 409,
    sentence: '这个编号的专题已经有了。',
    field: 'year',
    next: list,
  }),
  'courses.reason_missing': () => ({
    status: 422,
    sentence: '请写明为什么更正，至少4个字。',
    field: 'reason',
    next: { text: '写明原因再提请' },
  }),
  'courses.nothing_changed': () => ({
    status: 422,
    sentence: '没有改动任何一项。',
    field: 'form',
    next: { text: '改好后再提交' },
  }),
  'courses.message_missing': () => ({
    status: 422,
    sentence: '这次改动对已选报的人不利，请写明告诉他们的话，至少10个字。',
    field: 'message',
    next: { text: '写好通知再提请' },
  }),
  'courses.publication_waits': () => ({
    status: 409,
    sentence: '这份草稿正在等市局确认发布，不能丢弃。',
    next: { text: '先撤回提请，再丢弃', href: '/proposals' },
  }),
  'courses.lesson_empty': ({ titles }) => ({
    status: 409,
    sentence: `《${titles}》还没有课文或视频，不能列入目录。`,
    field: 'form',
    next: { text: '写好课文再提请', href: '/topics' },
  }),
  'courses.unreadable_text': () => ({
    status: 422,
    sentence: '课文太长或嵌套太深，没有自动记下。请分成几课，或减少列表的层次。',
    next: { text: '改短以后再保存' },
  }),
  'courses.version_not_found': () => ({
    status: 404,
    sentence: '没有找到这一版课文。',
    next: list,
  }),
  'courses.bad_picture': () => ({
    status: 422,
    sentence: '这个文件不是能显示的图片，没有收下。',
    field: 'picture',
    next: { text: '请换一张 JPG、PNG 或 WebP 图片' },
  }),
  'courses.lesson_in_use': () => ({
    status: 409,
    sentence: '题库里有题目属于这一课，不能删除；请先把题目移到别的课。',
    next: { text: '去题库', href: '/question-bank' },
  }),
  'courses.chapter_not_empty': () => ({
    status: 409,
    sentence: '这一章里还有课，请先移走或删除。',
    next: list,
  }),
  'courses.closed': () => ({
    status: 409,
    sentence: '这个专题已经停用，课程不能再改。',
    next: list,
  }),
  'courses.film_not_found': () => ({
    status: 404,
    sentence: '没有找到这份视频。',
    next: list,
  }),
  'courses.film_done': () => ({
    status: 409,
    sentence: '这份视频已经处理完或取消了，状态以页面上的为准。',
    field: 'form',
    next: { text: '刷新页面看现在的状态' },
  }),
  'courses.film_not_ready': () => ({
    status: 409,
    sentence: '这份视频还没有处理好，处理好以后再换上。',
    field: 'form',
    next: { text: '等处理好再换上' },
  }),
  'courses.film_missing': () => ({
    status: 409,
    sentence: '这一课还没有视频，先上传视频再加字幕。',
    field: 'form',
    next: { text: '先上传视频' },
  }),
  'courses.attachment_unknown': () => ({
    status: 422,
    sentence:
      '认不出这个文件，或不是可以附上的种类。请换成 MP3、M4A、PDF、Office 文件、图片、文本或 ZIP。',
    field: 'file',
    next: { text: '换一个文件再上传' },
  }),
  'courses.attachments_full': () => ({
    status: 409,
    sentence: '一课最多20个文件，请先拿掉不用的。',
    field: 'file',
    next: { text: '拿掉不用的文件' },
  }),
  'courses.attachment_not_found': () => ({
    status: 404,
    sentence: '没有找到这个文件，可能已被同事拿掉。',
    next: list,
  }),
  'courses.not_open': () => ({
    status: 409,
    sentence: '只有已发布的专题可以停用。',
    next: list,
  }),
};
