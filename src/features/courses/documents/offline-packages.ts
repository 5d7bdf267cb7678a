import { escapeHtml } from '../../../kernel/html.ts';
import type { PackageInUse } from '../queries/packages-in-use.ts';
import type { Lesson } from '../rules/lesson.ts';

/** A larger package is not laid into the copy: that is for slow lines and old phones. */
const mostBytes = 60 * 1024 * 1024;

export const isTakenAlong = ({ bytes }: Pick<PackageInUse, 'bytes'>): boolean => bytes <= mostBytes;

/** Where the package of a lesson lies in the copy. */
export const packageFolderOf = ({ slug }: Pick<Lesson, 'slug'>): string => `互动课件/${slug}`;

/** The package of a lesson on its page in the copy: the way in, what is not kept, and where it is whole. */
export function packageSection(
  lesson: Lesson,
  one: PackageInUse | undefined,
  platformUrl: string,
): string {
  if (!one) return '';
  const online = `<a href="${escapeHtml(platformUrl)}">平台上的这个专题</a>`;
  const title = escapeHtml(one.title);
  if (!isTakenAlong(one))
    return `<h2>互动课件</h2><p>“${title}”太大，没有放进离线包，要联网学习：${online}。</p>`;
  const [path = '', more = ''] = one.entry.split(/(?=[?#])(.*)/s);
  const href = escapeHtml(`../${encodeURI(`${packageFolderOf(lesson)}/${decoded(path)}`)}${more}`);
  return `<h2>互动课件</h2><p><a href="${href}">${title}</a></p><p>离线打开时，进度只记在这台设备的浏览器里，不计入平台。有的课件要联网才能打开，打不开时请到${online}学习。</p>`;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

// Packages look for an API in their own window first. It has neither < nor &, so that it stands in XHTML too.
const standIn = (key: string) =>
  `<script>(function(){if(window.API||window.API_1484_11)return;var k=${JSON.stringify(`scorm ${key}`)},d={"cmi.core.lesson_status":"not attempted","cmi.core.lesson_mode":"normal","cmi.core.credit":"credit","cmi.core.entry":"ab-initio","cmi.completion_status":"unknown","cmi.success_status":"unknown","cmi.mode":"normal","cmi.credit":"credit","cmi.entry":"ab-initio"},s;try{s=JSON.parse(localStorage.getItem(k)||"{}");for(var n in s)d[n]=s[n]}catch(e){}function get(n){return d[n]==null?"":String(d[n])}function set(n,v){d[n]=String(v);try{localStorage.setItem(k,JSON.stringify(d))}catch(e){}return "true"}function yes(){return "true"}function zero(){return "0"}function none(){return ""}window.API={LMSInitialize:yes,LMSFinish:yes,LMSGetValue:get,LMSSetValue:set,LMSCommit:yes,LMSGetLastError:zero,LMSGetErrorString:none,LMSGetDiagnostic:none};window.API_1484_11={Initialize:yes,Terminate:yes,GetValue:get,SetValue:set,Commit:yes,GetLastError:zero,GetErrorString:none,GetDiagnostic:none}})()</script>`;

export const isPageOfPackage = (name: string): boolean => /\.x?html?$/i.test(name);

/**
 * A page of a package with a stand-in for the platform, which it would look for in vain: what it reports stays in
 * the browser. Bytes stay as they are, in whatever encoding; UTF-16 is left alone.
 */
export function withStandIn(page: Buffer, key: string): Buffer {
  const isWide = page[0] === 0xff || page[0] === 0xfe || page.subarray(0, 100).includes(0);
  if (isWide) return page;
  const text = page.toString('latin1');
  const head = /<head(?:\s[^>]*)?>/i.exec(text) ?? /<html(?:\s[^>]*)?>/i.exec(text);
  const at = head ? head.index + head[0].length : 0;
  return Buffer.from(text.slice(0, at) + standIn(key) + text.slice(at), 'latin1');
}
