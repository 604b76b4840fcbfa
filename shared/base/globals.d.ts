/**
 * The host-neutral globals that `shared` may use although its `lib` is plain ECMAScript. Every host we run on
 * (Node, worker threads, Chromium, Electron) has them with the same behaviour. Nothing else is allowed in here.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
