import { expect, test } from 'vitest';
import { elementsOf, type XmlElement } from '../../../../../platform/xml/index.ts';
import { kindOf } from '../../../../assessment/index.ts';
import type { ItemFault, ReadItem } from '../read-item.ts';
import { about, bank, question } from './bank.fixture.ts';
import { type About, readResource, writeResource } from './manifest.ts';
import { readQtiItem } from './read-item.ts';
import { qtiVersions } from './spelling.ts';
import { qtiCanSay } from './write-answer.ts';
import { identifierOf, writeQtiItem } from './write-item.ts';

const nothing: About = { difficulty: null, lesson: '', point: '', source: '', tags: [] };

async function rootOf(xml: string, ...names: string[]): Promise<XmlElement> {
  for await (const element of elementsOf(xml, new Set(names))) return element;
  throw new Error('nothing in it');
}
const around = { at: 'a.xml', about: nothing, stimulus: async () => null };
const read = async (xml: string) =>
  readQtiItem(await rootOf(xml, 'assessmentItem', 'qti-assessment-item'), {
    ...around,
    picture: (address) => (address === '../media/1.png' ? 'picture-1' : null),
  });

test.each(qtiVersions)(
  'QTI %s: a round trip loses nothing that both sides know',
  async (version) => {
    for (const item of bank) {
      const xml = writeQtiItem(item, version, (key) =>
        key === 'picture-1' ? '../media/1.png' : null,
      );
      const back = (await read(xml)) as ReadItem;
      expect(back).toMatchObject({
        ...{ kind: item.kind, stem: item.stem, explanation: item.explanation, lost: [] },
        ...{ caseText: item.caseText, caseKey: item.caseKey && `case-${item.caseKey}` },
      });
      const { Content } = kindOf(item.kind);
      expect(Content.parse(back.content), xml).toEqual(Content.parse(item.content));
      const resource = writeResource(
        version,
        { identifier: identifierOf(item), href: 'items/a.xml', media: ['media/1.png'] },
        item,
      );
      const listed = `<manifest xmlns:imsmd="x">${resource}</manifest>`;
      expect(readResource(await rootOf(listed, 'resource'))).toMatchObject({
        ...{ href: 'items/a.xml', isTooOld: false, about },
      });
    }
  },
);

test('a tolerance stays out of QTI where several answers are right', () => {
  const blank = { accept: ['1', '一'], tolerance: 0.1 };
  expect(qtiCanSay(question('FILL_IN', '____', { blanks: [blank] }))).toBe(false);
  expect(bank.every(qtiCanSay)).toBe(true);
});

const item = (body: string, declaration: string, more = '') =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false">${declaration}<itemBody>${body}</itemBody>${more}</assessmentItem>`;
const right = (...values: string[]) =>
  `<correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`;

test('items of other systems: prompts, mapped scores, feedback of options, true or false in words', async () => {
  const mapped = item(
    '<choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="0"><prompt>哪些是<b>专利</b>？</prompt><simpleChoice identifier="a">发明<feedbackInline outcomeIdentifier="F" identifier="a">对</feedbackInline></simpleChoice><simpleChoice identifier="b">商标</simpleChoice><simpleChoice identifier="c">外观</simpleChoice></choiceInteraction>',
    '<responseDeclaration identifier="R" cardinality="multiple" baseType="identifier"><mapping><mapEntry mapKey="a" mappedValue="2"/><mapEntry mapKey="c" mappedValue="1"/><mapEntry mapKey="b" mappedValue="-1"/></mapping></responseDeclaration>',
    '<modalFeedback outcomeIdentifier="F" identifier="x" showHide="show">一</modalFeedback><modalFeedback outcomeIdentifier="F" identifier="y" showHide="show">二</modalFeedback>',
  );
  expect(await read(mapped)).toMatchObject({
    kind: 'MULTIPLE',
    stem: '哪些是**专利**？',
    content: {
      answer: ['A', 'C'],
      options: [{ text: '发明' }, { text: '商标' }, { text: '外观' }],
    },
    explanation: '',
    lost: ['选项的部分分值', '选项的反馈', '反馈'],
  });
  const judgement = item(
    '<p>对吗</p><choiceInteraction responseIdentifier="R" maxChoices="1"><simpleChoice identifier="x">True</simpleChoice><simpleChoice identifier="y">False</simpleChoice></choiceInteraction>',
    `<responseDeclaration identifier="R" cardinality="single" baseType="identifier">${right('y')}</responseDeclaration>`,
  );
  expect(await read(judgement)).toMatchObject({ kind: 'TRUE_FALSE', content: { answer: ['B'] } });
  const lostPicture = item(
    `<p>看图<img src="none.png" alt="无"/>填 <textEntryInteraction responseIdentifier="R"/></p>`,
    `<responseDeclaration identifier="R" cardinality="single" baseType="string">${right('甲')}</responseDeclaration>`,
  );
  expect(await read(lostPicture)).toMatchObject({
    kind: 'FILL_IN',
    stem: '看图〔图片未导入〕填 ____',
    lost: ['图片 none.png'],
  });
});

test('what is no question here is refused with its reason', async () => {
  const why = async (body: string, declaration = '') =>
    ((await read(item(body, declaration))) as ItemFault).message;
  expect(await why('<p>说明</p>')).toContain('没有作答的地方');
  expect(await why('<extendedTextInteraction responseIdentifier="R"/>')).toContain('由人评分');
  expect(await why('<hotspotInteraction responseIdentifier="R"/>')).toContain('hotspotInteraction');
  const choice =
    '<choiceInteraction responseIdentifier="R"><simpleChoice identifier="a">甲</simpleChoice><simpleChoice identifier="b">乙</simpleChoice></choiceInteraction>';
  expect(await why(choice)).toContain('没有写正确答案');
  expect(await why(`<p>题</p>${choice}${choice}`)).toContain('几处作答');
  const pairs =
    '<matchInteraction responseIdentifier="R"><simpleMatchSet><simpleAssociableChoice identifier="l">左</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier="r">右</simpleAssociableChoice><simpleAssociableChoice identifier="s">又</simpleAssociableChoice></simpleMatchSet></matchInteraction>';
  const two = `<responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair">${right('l r', 'l s')}</responseDeclaration>`;
  expect(await why(pairs, two)).toContain('对应了右边的几项');
});

test('QTI 3.0 names a stimulus that several items share; it becomes their case', async () => {
  const xml = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t"><qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>a</qti-value></qti-correct-response></qti-response-declaration><qti-assessment-stimulus-ref identifier="s" href="../s.xml"/><qti-item-body><p>问</p><qti-choice-interaction response-identifier="R" max-choices="1"><qti-simple-choice identifier="a">甲</qti-simple-choice><qti-simple-choice identifier="b">乙</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>`;
  const stimulus = await rootOf(
    '<qti-assessment-stimulus identifier="s"><qti-stimulus-body><p>某厂的案例。</p></qti-stimulus-body></qti-assessment-stimulus>',
    'qti-assessment-stimulus',
  );
  const back = await readQtiItem(await rootOf(xml, 'qti-assessment-item'), {
    ...{ ...around, picture: () => null },
    stimulus: async (href) => (href === '../s.xml' ? stimulus : null),
  });
  expect(back).toMatchObject({
    ...{ kind: 'SINGLE', stem: '问', caseKey: '../s.xml', caseText: '某厂的案例。' },
  });
});
