import { describe, expect, it } from 'vitest';
import { initialsOf } from './initials';

describe('initials', () => {
  it.each([
    ['Kate Tanner', 'KT'],
    ['ada', 'A'],
    ['Juan Carlos de la Cruz', 'JC'],
    ['田中 恵', '田'],
    ['  Ünal   Öz ', 'ÜÖ'],
    ['', '?'],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
