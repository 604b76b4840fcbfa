const NAME = /^[a-z_][A-Za-z0-9_]*$/;

/** A name for the items of a list: `transactions` → `transaction`; `item` where the list's name gives none. */
export function itemName(list: string, taken: readonly string[]): string {
  const last = list.split('.').at(-1)?.replaceAll('`', '') ?? '';
  const lowered = last.charAt(0).toLowerCase() + last.slice(1);
  const singular = singularOf(lowered);
  const base = NAME.test(singular) ? singular : 'item';
  if (!taken.includes(base)) return base;
  let count = 2;
  while (taken.includes(`${base}${count}`)) count += 1;
  return `${base}${count}`;
}

function singularOf(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|[^aeo]us)es$/.test(word)) return word.slice(0, -2);
  if (/[^s]s$/.test(word)) return word.slice(0, -1);
  return word.length > 0 ? `${word}Item` : 'item';
}
