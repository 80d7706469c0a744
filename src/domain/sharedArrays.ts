type NumberArray = Uint8Array | Uint16Array | Int32Array | Float64Array;

export type NumberArrayType<T extends NumberArray> = (new (buffer: SharedArrayBuffer) => T) & { readonly BYTES_PER_ELEMENT: number };

/** An array, all 0, that two threads see without a copy. Whoever shares it writes to it in one thread, before the other reads. */
export function sharedArray<T extends NumberArray>(Type: NumberArrayType<T>, length: number): T {
  return new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT));
}
