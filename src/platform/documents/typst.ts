import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { Refusal } from '../../kernel/refusal.ts';
import type { Documents, Pictures } from './index.ts';
import { coverageOf, rareGlyphsOf, readPiece } from './rare-glyphs.ts';

const require = createRequire(import.meta.url);

// A sans for forms and a serif for documents, both with the common characters of GB 18030.
const fontFolders = [
  ['@expo-google-fonts/noto-sans-sc', 'NotoSansSC'],
  ['@expo-google-fonts/noto-serif-sc', 'NotoSerifSC'],
] as const;
const weights = ['400Regular', '700Bold'] as const;

const fontFiles = fontFolders.flatMap(([name, family]) =>
  weights.map((weight) =>
    join(dirname(require.resolve(`${name}/package.json`)), weight, `${family}_${weight}.ttf`),
  ),
);

const rememberedFormulas = 10_000;

/**
 * Documents by Typst. The template `<feature>/<name>` is
 * `src/features/<feature>/documents/<name>.typ`; it reads its data with
 * `json(bytes(sys.inputs.data))`. Refuses (`documents.missing_glyphs`) before anything is drawn when no font has
 * a character of the data: nobody's name is printed as a box. Throws when the template does not compile.
 */
export function typstDocuments(workspace: string = resolve('.')): Documents {
  const fontPaths = fontFiles.map(dirname);
  const compilerWith = (fontBlobs: Buffer[]) =>
    NodeCompiler.create({
      workspace,
      // Memory first: Typst takes no more of it after folders.
      fontArgs: [{ fontBlobs }, { fontPaths }],
    });
  const compiler = compilerWith([]);
  const formulas = new Map<string, boolean>();
  let usual: Set<number> | undefined;

  /** The compiler with the fonts of the data: the usual one, or one of its own for rare characters. */
  async function compilerFor(template: string, data: string): Promise<NodeCompiler> {
    usual ??= coverageOf(fontFiles);
    const { files, missing } = rareGlyphsOf(data, usual);
    if (missing.length > 0)
      throw new Refusal('documents.missing_glyphs', { template, characters: named(missing) });
    if (files.length === 0) return compiler;
    return compilerWith(await Promise.all(files.map(readPiece)));
  }

  /** Compiles a template with its data, and gives the document to `draw`. */
  async function compiled<T>(
    template: string,
    data: unknown,
    pictures: Pictures,
    draw: (with_: NodeCompiler, document: NodeTypstDocument) => T,
  ): Promise<T> {
    const text = JSON.stringify(data);
    const fitting = await compilerFor(template, text);
    for (const [path, content] of pictures) fitting.mapShadow(join(workspace, path), content);
    const [feature, name] = template.split('/') as [string, string];
    const result = fitting.compile({
      mainFilePath: join(workspace, 'src/features', feature, 'documents', `${name}.typ`),
      inputs: { data: text },
    });
    for (const path of pictures.keys()) fitting.unmapShadow(join(workspace, path));
    const document = result.result;
    if (!document) {
      const failure = result.takeDiagnostics();
      throw new Error(`template ${template}: ${JSON.stringify(failure?.shortDiagnostics)}`);
    }
    const drawn = draw(fitting, document);
    // Typst caches layouts; they are dropped when later documents no longer use them.
    fitting.evictCache(10);
    return drawn;
  }

  return {
    renderPdf: (template, data, pictures = new Map()) =>
      compiled(template, data, pictures, (with_, document) => with_.pdf(document)),
    renderSvg: (template, data) =>
      compiled(template, data, new Map(), (with_, document) => pictureOf(with_.svg(document))),
    printsFormula(typst) {
      const known = formulas.get(typst);
      if (known !== undefined) return known;
      const mainFileContent = '#math.equation(eval(sys.inputs.formula, mode: "math"))';
      const compiles =
        compiler.compile({ mainFileContent, inputs: { formula: typst } }).result !== null;
      compiler.evictCache(10);
      if (formulas.size >= rememberedFormulas) formulas.clear();
      formulas.set(typst, compiles);
      return compiles;
    },
  };
}

/**
 * Without the layer of selectable text and its script: outlines alone, which a page may show and a canvas may draw
 * (foreign objects forbid it).
 */
const pictureOf = (svg: string) =>
  svg
    .replaceAll(/<foreignObject[\s\S]*?<\/foreignObject>/g, '')
    .replaceAll(/<script[\s\S]*?<\/script>/g, '');

/** 𱍐（U+31350）: the character and, for who cannot see it, its number. */
const named = (characters: readonly string[]) =>
  characters
    .map((character) => `${character}（U+${character.codePointAt(0)?.toString(16).toUpperCase()}）`)
    .join('、');
