/** The horizontal metrics of an embedded TrueType or OpenType program: `head`, `hhea`, `hmtx`. */
export class TrueType {
  private constructor(
    private readonly metrics: DataView,
    private readonly metricCount: number,
    private readonly glyphCount: number,
    private readonly unitsPerEm: number,
  ) {}

  /** `null` for a program without these tables (bare CFF). */
  static read(bytes: Uint8Array): TrueType | null {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const signature = view.byteLength < 12 ? 0 : view.getUint32(0);
    if (signature !== 0x00010000 && signature !== 0x4f54544f && signature !== 0x74727565) return null;
    const tables = new Map<string, DataView>();
    for (let index = 0; index < view.getUint16(4); index += 1) {
      const at = 12 + 16 * index;
      const tag = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
      const offset = view.getUint32(at + 8);
      tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, view.getUint32(at + 12)));
    }
    const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag));
    if (!head || !hhea || !hmtx || !maxp) return null;
    return new TrueType(hmtx, hhea.getUint16(34), maxp.getUint16(4), head.getUint16(18));
  }

  /** In 1/1000 em; `undefined` for a glyph that is not there. */
  advanceOf(glyph: number): number | undefined {
    if (glyph >= this.glyphCount) return undefined;
    const index = Math.min(glyph, this.metricCount - 1);
    return (this.metrics.getUint16(4 * index) * 1000) / this.unitsPerEm;
  }
}
