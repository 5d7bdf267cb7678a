/** The commands of characters that have one; what is not named here stands as it is, where a formula takes it. */
const commands: Record<string, string> = {
  ...greek(),
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '±': '\\pm',
  '∓': '\\mp',
  '∘': '\\circ',
  '≤': '\\le',
  '⩽': '\\le',
  '≥': '\\ge',
  '⩾': '\\ge',
  '≠': '\\ne',
  '≈': '\\approx',
  '≡': '\\equiv',
  '≅': '\\cong',
  '≌': '\\cong',
  '∼': '\\sim',
  '~': '\\sim',
  '∝': '\\propto',
  '≪': '\\ll',
  '≫': '\\gg',
  '∞': '\\infty',
  '∂': '\\partial',
  '∇': '\\nabla',
  '∆': '\\Delta',
  '△': '\\triangle',
  '∠': '\\angle',
  '⊥': '\\perp',
  '∥': '\\parallel',
  '∈': '\\in',
  '∉': '\\notin',
  '∋': '\\ni',
  '⊂': '\\subset',
  '⊆': '\\subseteq',
  '⊃': '\\supset',
  '⊇': '\\supseteq',
  '∪': '\\cup',
  '∩': '\\cap',
  '∅': '\\emptyset',
  '∀': '\\forall',
  '∃': '\\exists',
  '¬': '\\neg',
  '∧': '\\wedge',
  '∨': '\\vee',
  '⊕': '\\oplus',
  '⊗': '\\otimes',
  '∵': '\\because',
  '∴': '\\therefore',
  '→': '\\to',
  '←': '\\leftarrow',
  '↔': '\\leftrightarrow',
  '⇒': '\\Rightarrow',
  '⇐': '\\Leftarrow',
  '⇔': '\\Leftrightarrow',
  '⇌': '\\rightleftharpoons',
  '↑': '\\uparrow',
  '↓': '\\downarrow',
  '↦': '\\mapsto',
  '…': '\\ldots',
  '⋯': '\\cdots',
  '⋮': '\\vdots',
  '⋱': '\\ddots',
  '√': '\\surd',
  '∫': '\\int',
  '∑': '\\sum',
  '∏': '\\prod',
  '°': '\\degree',
  ℏ: '\\hbar',
  ℓ: '\\ell',
  ℜ: '\\Re',
  ℑ: '\\Im',
  ℵ: '\\aleph',
  ℂ: '\\mathbb{C}',
  ℕ: '\\mathbb{N}',
  ℙ: '\\mathbb{P}',
  ℚ: '\\mathbb{Q}',
  ℝ: '\\mathbb{R}',
  ℤ: '\\mathbb{Z}',
  '‖': '\\Vert',
  '∣': '\\vert',
  '|': '\\vert',
  '⟨': '\\langle',
  '〈': '\\langle',
  '⟩': '\\rangle',
  '〉': '\\rangle',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '\\': '\\backslash',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  _: '\\_',
  '−': '-',
  '∗': '*',
  '⁄': '/',
  '∕': '/',
  '′': "'",
  '″': "''",
  '‴': "'''",
  '"': "''",
  '（': '(',
  '）': ')',
  '＝': '=',
  '＋': '+',
  '＜': '<',
  '＞': '>',
  '\u00a0': '\\ ',
  '\u2002': '\\ ',
  '\u2003': '\\quad',
  '\u3000': '\\quad',
  '\u2005': '\\:',
  '\u2009': '\\,',
  '\u200a': '\\,',
};

function greek(): Record<string, string> {
  const lower =
    'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon varphi chi psi omega';
  const named = lower.split(' ').map((name, at) => [String.fromCodePoint(0x3b1 + at), `\\${name}`]);
  const upper = { Γ: 1, Δ: 1, Θ: 1, Λ: 1, Ξ: 1, Π: 1, Σ: 1, Υ: 1, Φ: 1, Ψ: 1, Ω: 1 };
  const names = 'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(' ');
  const others = {
    ϕ: '\\phi',
    ϵ: '\\epsilon',
    ϑ: '\\vartheta',
    ϖ: '\\varpi',
    ϱ: '\\varrho',
    ο: 'o',
    µ: '\\mu',
  };
  return {
    ...Object.fromEntries(named),
    ...Object.fromEntries(Object.keys(upper).map((letter, at) => [letter, `\\${names[at]}`])),
    ...others,
  };
}

// Invisible operators and marks of width zero.
const unseen = /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/;
const text =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}，。、；：？！“”‘’《》【】℃‰]$/u;

/** A character of a formula as TeX; words of other scripts than Latin and Greek are joined as text by the caller. */
export function symbolOf(character: string): string {
  if (unseen.test(character)) return '';
  const command = commands[character];
  if (command !== undefined) return command;
  const point = character.codePointAt(0) as number;
  // Letters that carry their style in the character: 𝑥.
  if (point >= 0x1d400 && point <= 0x1d7ff) {
    const letter = character.normalize('NFKC');
    const isDouble = point >= 0x1d538 && point <= 0x1d56b;
    return isDouble ? `\\mathbb{${letter}}` : (commands[letter] ?? letter);
  }
  return character;
}

/** Whether a character is written as a word, not as a variable. */
export const isWord = (character: string): boolean => text.test(character);

/** Functions that have a command. */
export const functions = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg lim max min sup inf det dim deg gcd exp ker arg hom Pr'.split(
    ' ',
  ),
);

/** Operators over a range. */
export const ranges: Record<string, string> = {
  '∑': '\\sum',
  '∏': '\\prod',
  '∐': '\\coprod',
  '∫': '\\int',
  '∬': '\\iint',
  '∭': '\\iiint',
  '∮': '\\oint',
  '∯': '\\oiint',
  '⋃': '\\bigcup',
  '⋂': '\\bigcap',
  '⋁': '\\bigvee',
  '⋀': '\\bigwedge',
  '⨁': '\\bigoplus',
  '⨂': '\\bigotimes',
};

/** Accents over one letter and over several. */
export const accents: Record<string, readonly [string, string]> = {
  '\u0300': ['\\grave', '\\grave'],
  '\u0301': ['\\acute', '\\acute'],
  '\u0302': ['\\hat', '\\widehat'],
  '^': ['\\hat', '\\widehat'],
  '\u0303': ['\\tilde', '\\widetilde'],
  '~': ['\\tilde', '\\widetilde'],
  '\u0304': ['\\bar', '\\overline'],
  '\u0305': ['\\bar', '\\overline'],
  '¯': ['\\bar', '\\overline'],
  '\u0306': ['\\breve', '\\breve'],
  '\u0307': ['\\dot', '\\dot'],
  '\u0308': ['\\ddot', '\\ddot'],
  '\u20db': ['\\dddot', '\\dddot'],
  '\u030c': ['\\check', '\\check'],
  '\u20d7': ['\\vec', '\\overrightarrow'],
  '\u20d6': ['\\overleftarrow', '\\overleftarrow'],
  '\u20e1': ['\\overleftrightarrow', '\\overleftrightarrow'],
  '\u0332': ['\\underline', '\\underline'],
};

/** What stands for a bracket; undefined for one that cannot grow. */
export const brackets: Record<string, string> = {
  '': '.',
  '(': '(',
  ')': ')',
  '（': '(',
  '）': ')',
  '[': '[',
  ']': ']',
  '{': '\\{',
  '}': '\\}',
  '|': '\\vert',
  '∣': '\\vert',
  '‖': '\\Vert',
  '⟨': '\\langle',
  '〈': '\\langle',
  '⟩': '\\rangle',
  '〉': '\\rangle',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '/': '/',
  '\\': '\\backslash',
};
