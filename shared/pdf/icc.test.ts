import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printingCondition, printProfileProblem } from '.';
import { iccProfile } from './icc.test-support';
import { srgbProfile } from './srgb-profile';

describe('printProfileProblem', () => {
  it.each([
    ['none', iccProfile(), null],
    ['none, of version 4', iccProfile({ version: 4 }), null],
    ['no profile', new Uint8Array(200), 'notIcc'],
    ['a profile that breaks off', iccProfile().subarray(0, 130), 'notIcc'],
    ['version 5', iccProfile({ version: 5 }), 'tooNew'],
    ['sRGB', srgbProfile(), 'notCmyk'],
    ['a press with grey ink', iccProfile({ space: 'GRAY' }), 'notCmyk'],
    ['a link between devices', iccProfile({ deviceClass: 'link' }), 'notOutput'],
  ])('is found: %s', (_, profile, problem) => {
    expect(printProfileProblem(profile)).toBe(problem);
  });
});

describe('printingCondition', () => {
  it.each([
    [iccProfile({ description: 'Japan Color 2011 Coated' }), 'Japan Color 2011 Coated'],
    [iccProfile({ description: 'PSO Coated v3 (Fogra51)' }), 'FOGRA51'],
    [iccProfile({ version: 4, description: 'Uncoated FOGRA47L' }), 'FOGRA47L'],
    [iccProfile({ version: 4, description: ' Newsprint ' }), 'Newsprint'],
    [iccProfile({ description: '' }), null],
    [iccProfile(), null],
  ])('is what the profile says (%#)', (profile, condition) => {
    expect(printingCondition(profile)).toBe(condition);
  });

  it('is asked of anything', () => {
    const whole = iccProfile({ version: 4, description: 'Newsprint' });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 128, max: whole.length - 1 }), fc.nat(255)), { maxLength: 8 }),
        fc.integer({ min: 0, max: whole.length }),
        (changes, length) => {
          const profile = whole.slice(0, length);
          for (const [at, byte] of changes) profile[at] = byte;
          expect(printingCondition(profile)?.length ?? 1).toBeGreaterThan(0);
        },
      ),
    );
  });
});
