import { describe, expect, it } from 'vitest';
import { compileCondition, TypeEnvironment } from '../../shared/rules';
import { applySuggestion, markedStretches, placeIn } from './text-check';

const environment = TypeEnvironment.of({
  kind: 'object',
  fields: {
    account: { kind: 'object', fields: { closing: { kind: 'number' }, 'unit price': { kind: 'number' } } },
  },
});

function fix(text: string): string | undefined {
  const [problem] = compileCondition(text, environment).diagnostics;
  return problem && applySuggestion(text, problem);
}

describe('applySuggestion', () => {
  it('replaces only the misspelt name', () => {
    expect(fix('account.closng < 0.0')).toBe('account.closing < 0.0');
    expect(fix('acount.closing < 0.0')).toBe('account.closing < 0.0');
    expect(fix('1.0 < account.closing && account.clsing < 5.0')).toBe(
      '1.0 < account.closing && account.closing < 5.0',
    );
  });

  it('quotes names that need it', () => {
    expect(fix('account.`unit prise` > 1.0')).toBe('account.`unit price` > 1.0');
  });

  it('has nothing for other mistakes', () => {
    expect(fix('account.closing <')).toBeUndefined();
    expect(fix('account.zzzzzzzz < 1.0')).toBeUndefined();
  });
});

describe('markedStretches', () => {
  it('cuts the text at what is wrong and loses none of it', () => {
    const stretches = markedStretches('abcdef', [
      { start: 1, end: 3 },
      { start: 2, end: 4 },
    ]);
    expect(stretches.map(({ text }) => text).join('')).toBe('abcdef');
    expect(
      stretches
        .filter(({ isWrong }) => isWrong)
        .map(({ text }) => text)
        .join(''),
    ).toBe('bcd');
  });

  it('underlines the end of an unfinished text', () => {
    expect(markedStretches('a <', [{ start: 3, end: 3 }])).toEqual([
      { text: 'a ', isWrong: false },
      { text: '<', isWrong: true },
    ]);
  });

  it('has no stretch for an empty text', () => {
    expect(markedStretches('', [{ start: 0, end: 0 }])).toEqual([]);
  });
});

it('counts lines and columns from one', () => {
  expect(placeIn('a\nbc', 3)).toEqual({ line: 2, column: 2 });
});
