const lettersOff = 'jixue.letters-off';

/** Whether single letters are keys; the officer can turn them off in this browser. */
export function lettersAct(): boolean {
  try {
    return localStorage.getItem(lettersOff) === null;
  } catch {
    // The browser keeps nothing.
    return true;
  }
}

export function keepLetters(act: boolean): void {
  try {
    if (act) localStorage.removeItem(lettersOff);
    else localStorage.setItem(lettersOff, 'yes');
  } catch {
    // It counts for this page.
  }
}
