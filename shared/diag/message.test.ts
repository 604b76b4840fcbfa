import { describe, expect, it } from 'vitest';
import {
  CATALOGUE,
  diagnostic,
  diagnosticMessage,
  failureReason,
  findingReason,
  foreignWords,
  type Message,
  REASONS,
  type Reason,
  reason,
  reasonText,
  STUDIO_ERRORS,
  StudioError,
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
    expect(foreign.map(([code]) => code)).toEqual(['foreign.words', 'place.reason', 'pdf.postScript']);
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

  it('may be whole messages, whose full stop is the one of the message around them', () => {
    const refused = failureReason({ code: 'composer.tooMany', args: { seconds: 5 } });
    const batch = { code: 'composer.badBatch', args: { reason: refused } } as const;
    expect(studioErrorMessage(batch, 'en')).toBe(
      'The batch was not accepted: Too many requests. Try again in 5 s.',
    );
    expect(studioErrorMessage(batch, 'ja')).toBe(
      'バッチを受け付けられません: リクエストが多すぎます。5 秒後にもう一度お試しください。',
    );
    const found = findingReason(diagnostic('rule.unknownField', { field: 'price' }));
    expect(reasonText(found, 'ja')).toBe('データに項目「price」がありません');
  });

  it('keep what a system said as it said it', () => {
    expect(reasonText(foreignWords(new Error('spawn ENOMEM.')), 'ja')).toBe('spawn ENOMEM');
    expect(reasonText(foreignWords('gone'), 'en')).toBe('gone');
  });

  it('cannot be text of one language: who reports one compiles only with its code', () => {
    // @ts-expect-error
    const worded = diagnostic('internal.failure', { reason: 'it is gone' });
    // @ts-expect-error
    new StudioError('composer.notFound', { what: 'job', id: 'j1' });
    // @ts-expect-error
    expect(() => new StudioError('composer.refused', { reasons: ['it is a draft'] })).toThrow();
    // Text of an older version, which was kept or sent, is shown as it is.
    expect(diagnosticMessage(worded, 'en')).toContain('it is gone');
  });

  it('that are not known here show their code', () => {
    const newer = { code: 'file.fromTheFuture', args: {} } as unknown as Reason;
    expect(reasonText(newer, 'ja')).toBe('file.fromTheFuture');
    expect(reasonText({ ...newer, code: 'toString' } as unknown as Reason, 'en')).toBe('toString');
  });
});
