const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** One or two letters that stand for a person: `Kate Tanner` KT, `田中 恵` 田. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const [first = '', ...others] = words;
  const letter = [...first][0] ?? '?';
  if (CJK.test(letter)) return letter;
  const last = others.at(-1);
  return (letter + (last === undefined ? '' : ([...last][0] ?? ''))).toLocaleUpperCase();
}
