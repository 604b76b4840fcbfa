import { describe, expect, it } from 'vitest';
import { printProfile } from '../../test/support';
import type { Template } from '../model';
import { createBlankTemplate } from './blank';
import { printingDiagnostics, printingOf } from './printing';

const HASH = 'a'.repeat(64);

const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
const printed: Template = {
  ...blank,
  printing: { condition: 'FOGRA51', profile: { hash: HASH, name: 'press.icc' } },
};

/** A file under the hash that the template names. */
const having = (profile?: Uint8Array) => (hash: string) => (hash === HASH ? profile : undefined);

describe('the printing condition of a template', () => {
  it('has the bytes of its profile', () => {
    const profile = printProfile();
    expect(printingOf(printed, having(profile))).toEqual({
      ok: true,
      printing: { condition: 'FOGRA51', profile },
    });
    expect(printingDiagnostics(printed, having(profile))).toEqual([]);
  });

  it('may be absent', () => {
    expect(printingOf(blank, having())).toEqual({ ok: false, problem: 'absent' });
    expect(printingDiagnostics(blank, having())).toEqual([]);
  });

  it.each([
    ['missing', undefined],
    ['notIcc', new Uint8Array([1, 2, 3])],
  ])('is found wrong before a batch begins: %s', (problem, profile) => {
    expect(printingOf(printed, having(profile))).toEqual({ ok: false, problem });
    expect(printingDiagnostics(printed, having(profile))).toMatchObject([
      {
        code: 'printing.badProfile',
        args: { profile: 'press.icc' },
        at: { property: 'printing.profile' },
      },
    ]);
  });
});
