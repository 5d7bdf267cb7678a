import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertGradedAttempt,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertOrganisation,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { type Actor, type OfficerRole, officerRoles } from '../../../kernel/actor.ts';
import { instantOf } from '../../../kernel/calendar.ts';
import { draftAnnouncement } from '../../announcements/fixtures.ts';
import type { Topic } from '../../courses/index.ts';
import { placeOrder, saveTitle } from '../../textbooks/fixtures.ts';

let city: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let topic: Topic;
let lastYear: Topic;

beforeAll(async () => {
  city = await createTestApp();
  bodies = await insertBodies(city.parts);
  await insertOrganisation(city.parts, 'MUNICIPAL_DIVISION', { name: '专业技术人员管理处' });
  await insertOrganisation(city.parts, 'MUNICIPAL_DIVISION', { name: '事业单位人事管理处' });
  topic = await insertTopic(city.parts);
  lastYear = await insertTopic(city.parts, {
    id: 'cq-2025',
    year: 2025,
    title: '职业道德与诚信建设',
    enrolmentOpensAt: instantOf('2025-03-01'),
    enrolmentClosesAt: instantOf('2025-12-25'),
    examOpensAt: instantOf('2025-04-01'),
    examClosesAt: instantOf('2025-12-31'),
    makeUpUntil: instantOf('2026-12-31'),
  });
  await insertLessons(city.parts, topic.id, 3);
});

afterAll(() => city.close());

async function look(actor: Actor | null, url = '/') {
  const answer = await (await city.as(actor)).get(url);
  expect(answer.status).toBe(200);
  const page = parse(answer.body);
  return {
    page,
    text: page.querySelector('main')?.text ?? '',
    links: page.querySelectorAll('main a:not(.help-mark)').map((link) => link.getAttribute('href')),
    next: page.querySelector('section[aria-labelledby=next-step]')?.text ?? '',
  };
}

const inSchool = () =>
  insertLearner(city.parts, { employerId: bodies.schoolId, districtId: 'cq-shapingba' });

describe('the home page of a visitor', () => {
  test('N39: names who answers technical questions, and who those on titles and posts', async () => {
    const { page } = await look(null);
    const answers = page.querySelectorAll('main dl dt').map((subject) => ({
      subject: subject.text,
      bodies: subject.parentNode?.querySelectorAll('dd').map((body) => body.text) ?? [],
    }));
    const technical = answers.find((one) => one.subject.includes('学习和考试'));
    expect(technical?.bodies.join()).toContain('市人事培训中心');
    expect(technical?.bodies.join()).toContain('市继续教育协会');
    const titles = answers.find((one) => one.subject.includes('职称评审'));
    expect(titles?.bodies.join()).toContain('专业技术人员管理处');
    expect(titles?.bodies.join()).toContain('事业单位人事管理处');
  });
});

describe('the home page of a learner', () => {
  test('N5, Q30, Q31: a newcomer sees what to select, by when, and which body will endorse', async () => {
    const { next, text, links } = await look(await inSchool());
    expect(next).toContain('选报2026年的专题');
    expect(next).toContain('2026年12月25日');
    expect(links).toContain(`/courses/${topic.id}`);
    expect(text).toContain('沙坪坝区人力社保局');
    expect(text).toContain('您的单位属于沙坪坝区');
  });

  test('E7: last year can still be made up, and is offered beside this year', async () => {
    const { text, links } = await look(await inSchool());
    expect(text).toContain('补学2025年的专题');
    expect(links).toContain(`/courses/${lastYear.id}`);
  });

  test('N15: progress is shown to who studies, to nobody else', async () => {
    const learner = await inSchool();
    await insertEnrolment(city.parts, learner.accountId, topic.id);
    const { next, text } = await look(learner);
    expect(next).toContain('开始学习');
    expect(text).toContain('0 / 3 课');
    expect((await look(await inSchool())).text).not.toContain('已学课程');
  });

  test('N17, N18: after a fail the attempts left are named', async () => {
    const learner = await inSchool();
    const { accountId } = learner;
    const { enrolmentId, roundId } = await insertEnrolment(city.parts, accountId, topic.id, {
      studied: true,
    });
    await insertGradedAttempt(city.parts, {
      enrolmentId,
      roundId: roundId as string,
      accountId,
      topicId: topic.id,
      result: 'FAILED',
      score: 52,
    });
    const { next, text } = await look(learner);
    expect(next).toContain('上次 52 分，没有合格');
    expect(next).toContain('还有 1 次机会');
    expect(text).toContain('1 / 2 次');
    expect(text).toContain('待考试');
  });

  test('N2: returned data come before all else', async () => {
    const learner = await insertLearner(city.parts, { registrationState: 'RETURNED' });
    const { next, links } = await look(learner);
    expect(next).toContain('请修改登记信息');
    expect(links[0]).toBe('/account');
  });
});

describe('the desk of an officer', () => {
  const bodyOf: Partial<Record<OfficerRole, keyof typeof bodies>> = {
    UNIT_ADMIN: 'hospitalId',
    DISTRICT_CLERK: 'shapingbaId',
    CENTRE_CLERK: 'centreId',
    ASSOCIATION_CLERK: 'associationId',
    AGENCY_CLERK: 'agencyId',
    COURSE_AUTHOR: 'centreId',
  };

  test.each(officerRoles)('%s may follow every link on it', async (role) => {
    const bodyId =
      role === 'INDUSTRY_OFFICER'
        ? await insertOrganisation(city.parts, 'INDUSTRY_AUTHORITY')
        : bodies[bodyOf[role] ?? 'municipalBureauId'];
    const officer = await insertOfficer(city.parts, role, bodyId);
    const { links, text } = await look(officer);
    const browser = await city.as(officer);
    const own = [...new Set(links)].filter((href) => href?.startsWith('/')) as string[];
    expect(own.length).toBeGreaterThan(1);
    for (const href of own) expect([href, (await browser.get(href)).status]).toEqual([href, 200]);
    expect(text).toContain(topic.title);
  });

  test('N7: the home page of a counter begins with the search for a learner and today’s takings', async () => {
    const clerk = await insertOfficer(city.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
    const { page, text } = await look(clerk);
    const form = page.querySelector('main form[action="/counter/searches"]');
    expect(form?.querySelector('input[name=text]')).not.toBeNull();
    expect(text).toContain('¥0.00');
    const unit = await insertOfficer(city.parts, 'UNIT_ADMIN', bodies.schoolId);
    expect((await look(unit)).page.querySelector('main form[action^="/counter"]')).toBeNull();
  });

  test('N25, N26: a municipal unit endorses its staff, a district’s unit does not', async () => {
    const hospital = await insertOfficer(city.parts, 'UNIT_ADMIN', bodies.hospitalId);
    expect((await look(hospital)).links).toContain('/endorsements');
    const school = await insertOfficer(city.parts, 'UNIT_ADMIN', bodies.schoolId);
    const { links } = await look(school);
    expect(links).not.toContain('/endorsements');
    expect(links).toContain('/hours/confirmations');
  });

  test('N31: a policy draft waits on the home list of the colleague who did not write it', async () => {
    const writer = await insertOfficer(city.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
    const colleague = await insertOfficer(
      city.parts,
      'MUNICIPAL_OFFICER',
      bodies.municipalBureauId,
    );
    await draftAnnouncement(city.parts, writer, {
      kind: 'POLICY',
      documentNo: null,
      title: '关于今年公需科目的通知',
      body: '今年的公需科目专题已经确定，请按时学习。',
      validFrom: '2026-01-01',
      validTo: null,
      audienceRoles: [],
      audienceJurisdictionId: null,
      asksReceipt: false,
    });
    const waiting = async (actor: Actor) =>
      (await look(actor)).page.querySelector('main a[href="/announcement-desk"] b')?.text;
    expect(await waiting(colleague)).toBe('1');
    expect(await waiting(writer)).toBeUndefined();
  });

  test('Q8: a missing unit is on the home list of its own district only', async () => {
    const { accountId } = await inSchool();
    await city.parts.db
      .insertInto('missingUnitRequests')
      .values({
        id: accountId,
        requestedBy: accountId,
        name: '新设单位',
        jurisdictionId: 'cq-nanan',
      })
      .execute();
    const desk = async (organisationId: string) => {
      const clerk = await insertOfficer(city.parts, 'DISTRICT_CLERK', organisationId);
      const { page, text } = await look(clerk);
      const tile = page.querySelector('main a[href="/missing-units"] b')?.text;
      return { tile, text };
    };
    expect(await desk(bodies.nananId)).toMatchObject({
      tile: '1',
      text: expect.stringContaining('有 1 件事等您办理'),
    });
    expect(await desk(bodies.shapingbaId)).toMatchObject({
      tile: undefined,
      text: expect.stringContaining('目前没有等您办理的事情'),
    });
  });

  test('N33: an order is on the home list of the body it was sent to, not of another', async () => {
    const { parts } = city;
    const centre = await insertOfficer(parts, 'CENTRE_CLERK', bodies.centreId);
    const titleId = await saveTitle(parts, centre, null, {
      topicId: topic.id,
      name: '读本',
      publisher: '出版社',
      isbn: null,
      priceFen: 3800,
      onSaleFrom: '2026-01-01',
      onSaleTo: null,
    });
    const copies = [{ titleId, quantity: 1 }];
    await placeOrder(parts, await inSchool(), { copies, way: 'DISTRICT', destination: '' });
    const waiting = async (role: OfficerRole, organisationId: string, href: string) => {
      const { page } = await look(await insertOfficer(parts, role, organisationId));
      return page.querySelector(`main a[href="${href}"] b`)?.text;
    };
    expect(await waiting('DISTRICT_CLERK', bodies.shapingbaId, '/textbooks')).toBe('1');
    expect(await waiting('DISTRICT_CLERK', bodies.nananId, '/textbooks')).toBeUndefined();
    expect(await waiting('CENTRE_CLERK', bodies.centreId, '/textbook-desk')).toBeUndefined();
  });
});

describe('the help page', () => {
  test('N25-N28: says who endorses, in all four cases, the first that fits before the rest', async () => {
    const { page } = await look(null, '/help');
    const rows = page.querySelectorAll('#endorser tbody tr').map((row) => row.text);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain('代理机构');
    expect(rows[1]).toContain('您所在的单位');
    expect(rows[2]).toContain('人社部门');
    expect(rows[3]).toContain('继续教育协会');
  });

  test('N11, N17, N20: names this year’s own figures, and what an interruption costs', async () => {
    const { text } = await look(null, '/help');
    expect(text).toContain('每人每年 70 元（依据渝价函〔2010〕205号）');
    expect(text).toContain('每学完一轮有 2 次机会');
    expect(text).toContain('按不合格计，占用一次机会');
  });

  test('every link of it leads to a page or an anchor', async () => {
    const { page, links } = await look(null, '/help');
    const browser = await city.as(null);
    for (const href of new Set(links as string[])) {
      if (href.startsWith('#')) {
        expect(page.querySelector(href)).not.toBeNull();
        continue;
      }
      const { status, headers } = await browser.get(href);
      // What is a person's own is behind the login.
      const led = status === 200 || String(headers.location).startsWith('/login');
      expect([href, status, led]).toEqual([href, status, true]);
    }
  });

  test('N7: lists the bureaus with their telephones', async () => {
    const { page } = await look(null, '/help');
    const bureaus = page.querySelector('#bureaus')?.text ?? '';
    expect(bureaus).toContain('南岸区人力社保局');
    expect(bureaus).toContain('023-60000000');
  });
});
