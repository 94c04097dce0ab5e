/**
 * A vector as it is stored: Float32, of the given length, every number finite.
 * Throws `RangeError` otherwise: hnswlib would take NaN in silence and then find nothing.
 */
export function checkedVector(values: ArrayLike<number>, dimensions: number): Float32Array {
  if (values.length !== dimensions) {
    throw new RangeError(`vector has ${values.length} dimensions, expected ${dimensions}`);
  }
  const vector = Float32Array.from(values);
  for (let index = 0; index < dimensions; index++) {
    if (!Number.isFinite(vector[index])) {
      throw new RangeError(`vector holds ${values[index]} at dimension ${index}`);
    }
  }
  return vector;
}

/** `vector` with length 1, so that the inner product of two is their cosine. A zero vector stays zero. */
export function normalised(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return squares === 0 ? vector : vector.map((value) => value / Math.sqrt(squares));
}

/** Stored bytes → vector. The copy gives the alignment that a view over a blob need not have. */
export function decodeVector(data: Buffer): Float32Array {
  const vector = new Float32Array(data.byteLength >>> 2);
  Buffer.from(vector.buffer).set(data);
  return vector;
}

export function encodeVector(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}
