declare module 'wawoff2' {
  /** OpenType from woff2. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
