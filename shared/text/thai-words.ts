/**
 * Where words begin in Thai, which is written without spaces between them: by a linear model over the three
 * characters before and after a place (BudouX). Whole numbers only, so that every host finds the same words.
 */
import { THAI_WORD_MODEL, THAI_WORD_THRESHOLD } from './thai-word-model';

/** First character relative to the place, and count of characters, by feature of the model. */
const FEATURES: { readonly [feature: string]: readonly [from: number, length: number] } = {
  UW1: [-3, 1],
  UW2: [-2, 1],
  UW3: [-1, 1],
  UW4: [0, 1],
  UW5: [1, 1],
  UW6: [2, 1],
  BW1: [-2, 2],
  BW2: [-1, 2],
  BW3: [0, 2],
  TW1: [-3, 3],
  TW2: [-2, 3],
  TW3: [-1, 3],
  TW4: [0, 3],
};

interface Feature {
  readonly from: number;
  readonly length: number;
  readonly weights: ReadonlyMap<string, number>;
}

let features: readonly Feature[] | undefined;

const isThai = (unit: number): boolean => unit >= 0x0e01 && unit <= 0x0e5b;

export const hasThai = (text: string): boolean => /[\u0e01-\u0e5b]/.test(text);

/** Calls back for the first character of every word of Thai inside a stretch of Thai characters. */
export function eachThaiWordStart(text: string, visit: (at: number) => void): void {
  features ??= readModel();
  for (let start = 0; start < text.length; start++) {
    if (!isThai(text.charCodeAt(start))) continue;
    let end = start + 1;
    while (end < text.length && isThai(text.charCodeAt(end))) end++;
    const stretch = text.slice(start, end);
    for (let at = 1; at < stretch.length; at++) {
      if (scoreAt(features, stretch, at) > THAI_WORD_THRESHOLD) visit(start + at);
    }
    start = end;
  }
}

function scoreAt(model: readonly Feature[], text: string, at: number): number {
  let score = 0;
  for (const { from, length, weights } of model) {
    const start = at + from;
    if (start + length <= 0) continue;
    score += weights.get(text.slice(Math.max(0, start), start + length)) ?? 0;
  }
  return score;
}

function readModel(): Feature[] {
  return Object.entries(FEATURES).map(([feature, [from, length]]) => {
    const weights = new Map<string, number>();
    for (const entry of (THAI_WORD_MODEL[feature] ?? '').split(' ')) {
      const text = entry.replace(/-?\d+$/, '');
      weights.set(text, Number(entry.slice(text.length)));
    }
    return { from, length, weights };
  });
}
