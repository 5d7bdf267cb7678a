import type { ListedRoute } from '../../src/platform/http/index.ts';
import type { Outsider } from './outsider.ts';

/** Values for the parameters of a route, by the longest matching prefix. */
function parametersOf({ ids, learner }: Outsider): [string, Record<string, string>][] {
  return [
    ['/missing-units/', { id: ids.missingUnit }],
    ['/organisation-approvals/', { id: ids.unapprovedUnit }],
    ['/titles/', { id: ids.titleChange }],
    ['/place/versions/', { id: ids.placeVersion }],
    ['/place/texts/', { key: 'hours.recorded' }],
    ['/place/notices/', { version: '2026-01' }],
    ['/jurisdictions/', { id: ids.jurisdictionChange }],
    ['/organisations/', { id: ids.unapprovedUnit }],
    ['/organisations/changes/', { id: ids.organisationChange }],
    ['/organisations/mergers/', { id: ids.organisationMerger }],
    ['/proposals/', { id: ids.proposal }],
    ['/proposals/:id/withdrawal', { id: ids.ownProposal }],
    ['/account/sessions/', { id: ids.session }],
    ['/account/second-factor/passkeys/', { id: ids.passkey }],
    ['/claims/', { id: ids.claim }],
    ['/roster/links/', { id: ids.employment }],
    ['/roster/people/', { id: ids.employment }],
    ['/roster/transfers/', { id: ids.transfer }],
    ['/roster/imports/', { id: ids.rosterImport }],
    ['/my-transfers/', { id: ids.transfer }],
    ['/role-assignments/', { id: ids.roleAssignment }],
    ['/officer-devices/', { id: ids.officerDevice }],
    ['/courses/', { id: ids.topic, name: 'f1.svg' }],
    [
      '/topics/',
      {
        id: ids.topic,
        lessonId: ids.lesson,
        version: '1',
        filmId: ids.lessonFilm,
        uploadId: ids.filmUpload,
        fileId: ids.lessonFile,
        packageId: ids.lessonPackage,
      },
    ],
    ['/enrolments/', { id: ids.selection }],
    [
      '/study/',
      { enrolmentId: ids.enrolment, lessonId: ids.lesson, noteId: ids.openOrder, version: '1' },
    ],
    ['/courseware/', { topicId: ids.topic, kind: 'figures', name: 'f1.svg' }],
    ['/courseware/attachments/', { id: ids.lessonFile }],
    ['/downloads/', { enrolmentId: ids.enrolment, chapterId: ids.chapter }],
    ['/orders/', { id: ids.openOrder }],
    ['/orders/:id/refund-requests', { id: ids.paidOrder }],
    ['/counter/payments/', { id: ids.paidOrder }],
    ['/counter/closings/', { id: ids.tillDay }],
    ['/counter/corrections/', { id: ids.correction }],
    ['/counter/learners/', { id: learner.accountId }],
    ['/receipts/', { orderId: ids.paidOrder }],
    ['/invoices/', { id: ids.invoice, kind: 'orders', sourceId: ids.paidOrder }],
    ['/invoice-desk/', { id: ids.invoice }],
    ['/refunds/', { id: ids.refund }],
    ['/refunds/wrong-amounts/', { gateway: 'ALIPAY', tradeNo: ids.wrongTrade }],
    ['/refunds/returns/', { id: ids.moneyReturn }],
    ['/bills/', { billNo: ids.billNo }],
    ['/group-orders/', { id: ids.groupOrder, orderId: ids.groupLine }],
    [
      '/group-orders/:id/lines/:orderId/refund-requests',
      { id: ids.groupOrder, orderId: ids.paidGroupLine },
    ],
    ['/group-receipts/', { id: ids.groupReceipt }],
    ['/payee-account/', { id: ids.comingAccount }],
    ['/bank-lines/', { id: ids.bankLine, useId: ids.bankUse }],
    ['/bank-files/', { id: ids.bankFile, doubtId: ids.bankDoubt }],
    [
      '/practice/',
      {
        enrolmentId: ids.enrolment,
        lessonId: ids.lesson,
        mockId: ids.mock,
        questionId: ids.question,
      },
    ],
    [
      '/question-bank/',
      { id: ids.question, topicId: ids.topic, versionNo: '1', pointId: ids.openOrder },
    ],
    ['/question-pictures/', { id: ids.questionPicture }],
    ['/question-imports/', { id: ids.questionImport }],
    ['/question-exports/', { topicId: ids.topic, format: 'gift' }],
    ['/operations/jobs/', { id: ids.openOrder }],
    ['/exams/', { enrolmentId: ids.enrolment }],
    ['/attempts/', { id: ids.attempt }],
    ['/exam-monitor/people/', { accountId: learner.accountId }],
    ['/exam-monitor/attempts/', { id: ids.attempt }],
    ['/exam-monitor/interventions/', { id: ids.intervention }],
    ['/exam-monitor/seats/', { id: ids.seat }],
    ['/papers/', { topicId: ids.topic }],
    ['/paper-sets/', { id: ids.paperSet, no: '1' }],
    ['/earlier-results/', { id: ids.resultFile }],
    ['/complaint-desk/', { id: ids.complaint }],
    ['/score-corrections/', { id: ids.scoreCorrection }],
    ['/announcements/', { id: ids.announcement, fileId: ids.announcement }],
    ['/announcement-desk/', { id: ids.announcementDraft }],
    ['/announcement-desk/:id/withdrawal', { id: ids.announcement }],
    ['/questions/', { id: ids.helpQuestion, fileId: ids.helpFile }],
    ['/question-desk/', { id: ids.helpQuestion }],
    ['/help/articles/', { id: ids.helpArticle }],
    ['/article-desk/', { id: ids.helpArticle }],
    ['/textbooks/orders/', { id: ids.textbookOrder }],
    ['/textbooks/orders/:id/handing-out', { id: ids.gatheredBooks }],
    ['/textbooks/deliveries/', { id: ids.bookDelivery }],
    ['/textbook-desk/titles/', { id: ids.textbook }],
    ['/statistics/units/', { id: ids.unit }],
    ['/statistics/exports/', { id: ids.statisticsExport }],
    ['/slips/', { id: ids.slip }],
    ['/endorsements/', { id: ids.pendingEndorsement }],
    ['/endorsements/:id/revocation', { id: ids.endorsed }],
    ['/hours/claim-desk/', { id: ids.hourClaim }],
    ['/hours/entries/', { id: ids.cardEntry }],
    ['/absences/', { id: ids.absence }],
    ['/absence-desk/', { id: ids.absence }],
    ['/cases/', { id: ids.irregularCase, kind: 'defence' }],
    ['/findings/', { id: ids.finding, rule: 'CASE', name: 'defence_days' }],
    ['/my-cases/', { id: ids.irregularCase, kind: 'defence' }],
    ['/catch-up-orders/', { id: ids.catchUpOrder }],
    ['/spot-checks/', { id: ids.spotCheck, position: '1' }],
    ['/review/people/', { accountId: learner.accountId }],
    ['/handbook/', { handbook: 'unit', name: 'unit-desk.png' }],
    ['/people/', { accountId: learner.accountId }],
    ['/review/recommendations/', { id: ids.recommendation }],
    ['/acceptance/', { id: ids.acceptanceCheck }],
    ['/api-keys/', { id: ids.apiKey }],
    ['/cycle-rules/', { id: ids.cycleRule }],
    ['/hour-rules/', { kind: 'rules', id: ids.hourRule }],
    ['/assessments/', { organisationId: ids.unit }],
    ['/professional-subjects/', { id: ids.professionalSubject }],
    ['/professional-offerings/', { id: ids.offering }],
    ['/professional-offerings/:id/draft', { id: ids.offeringDraft }],
    ['/professional-lists/', { id: ids.attendanceList }],
    ['/professional-recognitions/', { id: ids.recognition }],
    ['/industry-desk/', { id: ids.unit }],
    ['/verify/', { slipNo: ids.slipNo, code: ids.verificationCode }],
  ];
}

/** Returns the address of a route with the outsider's rows in it. Throws for an unknown parameter. */
export function addressOf(route: ListedRoute, outsider: Outsider): string {
  const fitting = parametersOf(outsider)
    .filter(([beginning]) => route.url.startsWith(beginning))
    .toSorted(([one], [other]) => other.length - one.length);
  const values = fitting[0]?.[1] ?? {};
  return route.url.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const value = values[name];
    if (!value) throw new Error(`say in requests.ts what ${name} of ${route.url} stands for`);
    return encodeURIComponent(value);
  });
}

export const takesRow = (route: ListedRoute) => route.url.includes(':');

/** One form with a good value for every field any form asks for, aimed at the outsider's rows. */
export function formFor({ ids, learner, ...person }: Outsider): URLSearchParams {
  const form = new URLSearchParams({
    accountId: learner.accountId,
    accountNo: '3100 0900 1234 5678',
    address: '南坪路2号',
    amount: '1.00',
    clerkId: learner.accountId,
    fromMethod: 'CASH',
    handover: 'SAFE',
    till: '1号窗口',
    what: 'PERSON',
    affiliation: 'DISTRICT',
    bank: '某银行重庆分行',
    because: '平台故障，按规定处理',
    checked: 'yes',
    closing: 'KEPT',
    code: '123456',
    confirmed: 'yes',
    counted: '1.00',
    consent: '2026-01',
    day: '2026-11-22',
    decision: 'agree',
    districtId: 'cq-nanan',
    from: '2026-01-01',
    groupOrderId: ids.groupOrder,
    holder: '市人事培训中心',
    idDocumentType: 'RESIDENT_ID',
    idNumber: person.idNumber,
    kind: 'PERSON',
    level: 'ASSISTANT',
    loginName: person.idNumber,
    marked: 'yes',
    method: 'CASH',
    minutes: '5',
    // Another name: a page may show again what was typed, but must not say what it was not told.
    name: '他人姓名',
    next: 'save',
    noCode: 'yes',
    note: '按证件原件更正',
    number: 'PJ20260001',
    on: '2026-11-01',
    oldPassword: 'Wrong-password-1',
    organisationId: ids.unapprovedUnit,
    password: 'Another-password-9',
    passwordAgain: 'Another-password-9',
    phone: '13700001234',
    q1: 'A',
    reason: '信息不一致，请更正',
    role: 'AUDITOR',
    rows: 'RIGHT',
    statement: '这个号码是我的',
    text: person.phone,
    questionId: ids.question,
    move: 'OFFER',
    list: '',
    versionNo: '1',
    names: '知识点甲',
    alt: '一张图',
    token: ids.writerToken,
    topicId: ids.topic,
    who: person.phone,
    way: 'DIRECT',
    recipient: '收件人甲',
    [`copies-${ids.textbook}`]: '1',
  });
  for (const id of [ids.pendingEndorsement, ids.endorsed]) form.append('id', id);
  for (const item of ['name', 'idNumber', 'phone', 'district', 'work', 'title'])
    form.append('agrees', item);
  return form;
}

/** The same for routes our scripts talk to. */
export function jsonFor({ ids }: Outsider): object {
  return {
    token: ids.writerToken,
    answers: [{ item: 1, seq: 900_000_001, response: 'B', marked: false }],
    played: [[0, 5]],
    position: 5,
    questionId: ids.question,
    topicId: ids.topic,
    kind: 'SINGLE',
    typed: { stem: '他人写的题' },
    basedOn: 1,
    title: '一课',
    summary: '',
    minutes: '45',
    body: { type: 'doc', content: [{ type: 'paragraph' }] },
  };
}

export const speaksJson = (route: ListedRoute) =>
  /\/(answers|contact|heartbeats|playback|typing)$/.test(route.url);
