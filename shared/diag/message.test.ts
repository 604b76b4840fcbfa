import { describe, expect, it } from 'vitest';
import {
  CATALOGUE,
  diagnostic,
  diagnosticMessage,
  type Message,
  REASONS,
  type Reason,
  reason,
  reasonText,
  STUDIO_ERRORS,
  studioErrorMessage,
} from '.';

const placesIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('every message', () => {
  const all: [string, Message][] = [CATALOGUE, STUDIO_ERRORS, REASONS].flatMap((messages) =>
    Object.entries<Message>(messages),
  );

  it('names nothing in Japanese that it does not name in English', () => {
    const odd = all.filter(([, { en, ja }]) => placesIn(ja).some((place) => !placesIn(en).includes(place)));
    expect(odd).toEqual([]);
  });

  it('is Japanese in Japanese', () => {
    const foreign = all.filter(([, { ja }]) => !/[\u3041-\u30ff\u4e00-\u9fff]/.test(ja));
    expect(foreign.map(([code]) => code)).toEqual(['pdf.postScript']);
  });
});

describe('reasons', () => {
  it('say the same in both languages, and leave the full stop to the message around them', () => {
    for (const { en, ja } of Object.values<Message>(REASONS)) {
      expect(placesIn(ja)).toEqual(placesIn(en));
      expect(`${en}${ja}`).not.toMatch(/[.。:]$/);
      expect(en).not.toMatch(/[.:]$/);
    }
  });

  it('are worded in the language of the message that they stand in', () => {
    const damaged = {
      code: 'font.damaged',
      args: {
        file: 'a.ttc',
        reason: reason('font.inCollection', {
          number: 2,
          count: 3,
          reason: reason('font.noTable', { table: 'cmap' }),
        }),
      },
    } as const;
    expect(studioErrorMessage(damaged, 'en')).toBe(
      'a.ttc is damaged: font 2 of 3: table cmap is missing. Get a fresh copy from whoever made the font.',
    );
    expect(studioErrorMessage(damaged, 'ja')).toBe(
      'a.ttc は壊れています: 3 個中 2 番目のフォント: テーブル cmap がありません。フォントの提供元からもう一度入手してください。',
    );
  });

  it('stand one after the other where there are several', () => {
    const problems = [reason('pdf.processColours'), reason('pdf.fontOutside', { font: 'Arial' })];
    const found = diagnostic('pdf.importedPage', { asset: 'a.pdf', page: 1, problems });
    expect(diagnosticMessage(found, 'en')).toContain(
      'may not hold: CMYK colours, fonts that are not embedded (Arial).',
    );
    expect(diagnosticMessage(found, 'ja')).toContain('CMYK の色、埋め込まれていないフォント（Arial）');
  });

  it('that are not known here show their code', () => {
    const newer = { code: 'file.fromTheFuture', args: {} } as unknown as Reason;
    expect(reasonText(newer, 'ja')).toBe('file.fromTheFuture');
    expect(reasonText({ ...newer, code: 'toString' } as unknown as Reason, 'en')).toBe('toString');
  });
});
