import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { blueOf, greenOf, parseHexColour, redOf } from '../../shared/geometry';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

function tokensOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const [light = '', dark = ''] = css.split(/\[data-theme=.dark.\]/);
const themes = { light: tokensOf(light), dark: new Map([...tokensOf(light), ...tokensOf(dark)]) };

/** Contrast of two colours (WCAG 2.2, "contrast ratio"). */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const colour = parseHexColour(hex);
  const [red = 0, green = 0, blue = 0] = [redOf(colour), greenOf(colour), blueOf(colour)].map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const SURFACES = ['panel', 'bar', 'tools', 'field', 'hover'];

/** Every text colour with every background it is used on. */
const PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...SURFACES, 'canvas', 'pressed', 'ai-soft']],
  ['ink-2', [...SURFACES, 'canvas', 'pressed', 'line-2']],
  ['ink-3', [...SURFACES, 'canvas']],
  ['ai', [...SURFACES, 'ai-soft', 'field-chip']],
  ['on-ai', ['ai', 'ai-hover']],
  ['on-shu', ['shu', 'shu-hover']],
  ['shu', [...SURFACES, 'shu-soft']],
  ['moegi', [...SURFACES, 'moegi-soft']],
  ['yamabuki', [...SURFACES, 'yamabuki-soft']],
  ['paper-ink', ['paper']],
  ['paper', ['paper-shu', 'paper-ai']],
  ['rule', [...SURFACES, 'rule-soft', 'ai-soft']],
];

describe.each(Object.entries(themes))('the %s theme', (_, tokens) => {
  const cases = PAIRS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const));
  it.each(cases)('%s is readable on %s', (text, ground) => {
    expect(contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it('has edges of controls that are seen (WCAG 1.4.11)', () => {
    expect(contrast(tokens.get('line-strong') ?? '', tokens.get('field') ?? '')).toBeGreaterThanOrEqual(3);
  });
});
