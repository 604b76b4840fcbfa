/**
 * What a language calls itself: `en` → `English`, `ja` → `日本語`. The region is named only where the language alone
 * would not tell it from another one of `all`: `en-GB` → `British English` beside `en-US`.
 */
export function languageName(tag: string, all: readonly string[] = [tag]): string {
  const base = baseOf(tag);
  const isAlone = all.filter((other) => baseOf(other) === base).length < 2;
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(isAlone ? base : tag) ?? tag;
  } catch {
    return tag;
  }
}

const baseOf = (tag: string): string => tag.split('-')[0] ?? tag;
