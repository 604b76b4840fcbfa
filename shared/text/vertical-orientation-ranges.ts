/**
 * Vertical_Orientation U and Tu (upright), Tr (upright where the font has a form for it) of UAX #50; the rest is rotated.
 * Unicode 17.0.0; written by `node build/run.mjs unicode-tables`, read by `CodePointTable`.
 * Made from the Unicode Character Database, © Unicode, Inc.; licence: `assets/licences/unicode.txt`.
 */
export const VERTICAL_ORIENTATION_RANGES = {
  transformed: '6c8+1 2+1 ln+1 2jh+9 2+b g 33 2j 14kc+5 4p+1 g+1 v 1 1 r+5 3m',
  upright:
    '4n 1 4 2 a+2 o v du+1 2s4+73 e9+hq fk+27 1ee 9+1 e+1 9+1 5 4+2 7 j 3b+3 1+2 r+1 1+6 5 3+1 1+1 6+5 1 1 1 4 6+a 5+5 1+1 1+1m 2+3 3y l+1 5m+7 4+j 4+4 2 29+t z+f 1 1+a 6+1s 1+63 4g+3d 6+93 e+t ou+t w+9 1p w+p 1+o 4+f gg+1 1a+av a+1 c+f 1+32 1+2i 1+mvm wg+v hs+8ov 1kw+5bz ls+f g+o 7+7 7+3 4+8 41+6 2+2 1+b 5+r 1 1 1+q 3p+2 1+3 8+8 3+1 1vm+v 2cg+3j sg+5b 474+4fz 868+5y7 6pc+lr 5hc+7j 1c+e7 68+4f w0+j3 47k+1kv 74+e7 zk+1ekd 2+1ekd fg8y+1ekd 2+1ekd',
} as const;
