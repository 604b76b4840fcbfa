import { expect, it } from 'vitest';
import { SCRIPT_OF, SCRIPT_TAGS } from './characters';
import { scriptNames } from './script-names';

it('names every script that itemising tells apart, in two languages', () => {
  for (const number of SCRIPT_TAGS.keys()) {
    // Of a script that begins with symbols, its last character.
    const { script, scriptJa } = scriptNames(number === 0 ? 0x41 : SCRIPT_OF.lastIndexOf(number));
    expect([script, scriptJa], SCRIPT_TAGS[number]).not.toContain('this character');
    expect(scriptJa).toMatch(/文字|符号|ハングル|かな/);
  }
});

it('asks for the very character where it belongs to no script', () => {
  for (const codePoint of [0x2e, 0x2695, 0x1f600, 0x13000]) {
    expect(scriptNames(codePoint)).toEqual({ script: 'this character', scriptJa: 'この文字' });
  }
});
