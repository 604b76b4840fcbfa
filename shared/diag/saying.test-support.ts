/** What reasons say, for tests of messages that are put together: in English, and in Japanese without any English. */
import { type Reason, reasonText } from '.';

/** Runs of two words or more in plain letters; names, codes and paths are none. */
export const englishWords = (text: string): string[] => text.match(/\b[a-z]{2,}(?: [a-z]+)+\b/g) ?? [];

/**
 * Stands for reasons whose English holds a text or fits a pattern. Their Japanese holds no English, but for words of
 * other programs.
 */
export const saying = (expected: string | RegExp) => ({
  asymmetricMatch(given: unknown): boolean {
    if (typeof given !== 'object' || given === null) return false;
    const reasons = given as Reason | readonly Reason[];
    const english = reasonText(reasons, 'en');
    const isSaid = typeof expected === 'string' ? english.includes(expected) : expected.test(english);
    const isForeign = JSON.stringify(given).includes('foreign.words');
    return isSaid && (isForeign || englishWords(reasonText(reasons, 'ja')).length === 0);
  },
  toString: () => `saying ${expected}`,
});
