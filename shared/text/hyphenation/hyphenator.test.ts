import { describe, expect, it } from 'vitest';
import { PatternHyphenator } from './hyphenator';
import { LiangPatterns } from './liang';

const hyphenator = new PatternHyphenator();

function divided(text: string, lang: string): string {
  let result = '';
  let from = 0;
  for (const place of hyphenator.places(text, 0, text.length, lang)) {
    result += `${text.slice(from, place)}-`;
    from = place;
  }
  return result + text.slice(from);
}

describe('hyphenation', () => {
  it.each([
    ['en', 'hyphenation table associate statement', 'hy-phen-ation ta-ble as-so-ciate state-ment'],
    ['en-GB', 'hyphenation photography', 'hy-phen-a-tion pho-to-graphy'],
    ['de', 'Versicherungsvertrag Kontoauszug', 'Ver-si-che-rungs-ver-trag Kon-to-aus-zug'],
    ['de-CH', 'Versicherungen', 'Ver-si-che-run-gen'],
    ['fr', 'l’établissement remboursement', 'l’éta-blis-se-ment rem-bour-se-ment'],
    ['es', 'transferencia', 'trans-fe-ren-cia'],
    ['it', 'assicurazione', 'as-si-cu-ra-zio-ne'],
    ['nl', 'verzekeringsmaatschappij', 'ver-ze-ke-rings-maat-schap-pij'],
    ['pt-BR', 'pagamento', 'pa-ga-mento'],
    ['sv', 'försäkringsbolag', 'för-säk-rings-bo-lag'],
    ['da', 'forsikringsselskab', 'for-sik-rings-sel-skab'],
    ['nb', 'forsikringsselskap', 'for-sik-rings-sel-skap'],
    ['fi', 'vakuutusyhtiö', 'va-kuu-tus-yh-tiö'],
    ['pl', 'ubezpieczenie', 'ubez-pie-cze-nie'],
  ])('divides words of %s', (lang, text, expected) => {
    expect(divided(text, lang)).toBe(expected);
  });

  it.each([
    'STATEMENTS',
    'eStatement',
    'statement2026',
    'user@statements.example',
    'www.statements.example',
    'https://statements/example',
    'well-established',
    'state\u00adments',
    'word',
  ])('leaves %s as it is', (text) => {
    expect(divided(text, 'de')).toBe(text);
  });

  it('knows no patterns for Japanese', () => {
    expect(hyphenator.knows('ja')).toBe(false);
    expect(divided('statement', 'ja')).toBe('statement');
  });

  it('keeps what TeX keeps at either end', () => {
    for (const word of ['interesting', 'operation', 'unbelievable', 'aeroplane', 'only', 'reality']) {
      for (const place of hyphenator.places(word, 0, word.length, 'en')) {
        expect(place).toBeGreaterThanOrEqual(2);
        expect(place).toBeLessThanOrEqual(word.length - 3);
      }
    }
  });
});

describe('LiangPatterns', () => {
  it('weighs patterns by their numbers, with exceptions before them', () => {
    const patterns = new LiangPatterns('hy3ph he2n hena4 hen5at 1na n2at 1tio 2io o2n', 'ta-ble');
    expect(patterns.places('hyphenation', 2, 3)).toEqual([2, 6]);
    expect(patterns.places('table', 2, 2)).toEqual([2]);
    expect(patterns.places('table', 2, 4)).toEqual([]);
  });

  it('knows the ends of words', () => {
    const patterns = new LiangPatterns('.ab1c c1d.', '');
    expect(patterns.places('abcd', 1, 1)).toEqual([2, 3]);
    expect(patterns.places('xabcdx', 1, 1)).toEqual([]);
  });
});
