import { describe, expect, it } from 'vitest';
import { encryptStrings } from './encrypted-strings';

/** Every byte with its lowest bit turned: enough to see what was encrypted. */
const turned = (text: string): string => encryptStrings(text, (bytes) => bytes.map((byte) => byte ^ 1));

describe('encryptStrings', () => {
  it('leaves dictionaries, names and numbers as they are', () => {
    const plain = '/Type/XObject/Resources<</Font<</F1 2 0 R>>>>/BBox[0 0 1 1]';
    expect(turned(plain)).toBe(plain);
  });

  it('takes hexadecimal and literal strings', () => {
    expect(turned('/ColorSpace[/Indexed/DeviceRGB 1<00 FF 1>]')).toBe(
      '/ColorSpace[/Indexed/DeviceRGB 1<01FE11>]',
    );
    expect(turned('/A(ab)/B<</C(d)>>')).toBe('/A<6063>/B<</C<65>>>');
  });

  it('reads escapes and brackets inside of strings', () => {
    expect(turned('/A(a\\)(<<)\\n\\101\\\\)/B 1')).toBe('/A<6028293D3D280B405D>/B 1');
  });
});
