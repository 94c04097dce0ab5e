import { crc32, inflateRawSync } from 'node:zlib';

/** One file inside a ZIP, still packed. */
export interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  packed: Uint8Array;
}

/**
 * The entries that the central directory lists; undefined when it is missing or points outside the file.
 * Sizes that the directory claims are not believed: see `unpack`.
 */
export function readZip(bytes: Uint8Array): Map<string, ZipEntry> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return undefined;
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) return undefined;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packedEnd = start + view.getUint32(at + 20, true);
    if (packedEnd > bytes.length) return undefined;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: bytes.subarray(start, packedEnd),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Offset of the end-of-central-directory record, which a comment of up to 65,535 bytes may follow. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

/** Content of an entry. Throws a RangeError as soon as it grows beyond `limit` bytes, whatever it claimed. */
export function unpack(entry: ZipEntry, limit: number): Uint8Array {
  if (entry.method === 0) {
    if (entry.packed.length > limit) throw new RangeError(`${entry.name} is larger than ${limit} bytes`);
    return entry.packed;
  }
  if (entry.method !== 8) throw new Error(`${entry.name}: unknown compression ${entry.method}`);
  return inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, limit) });
}

/** A ZIP without compression, holding `parts` in order. */
export function writeZip(parts: Iterable<readonly [name: string, content: Uint8Array]>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const label = new TextEncoder().encode(name);
    // Version 2.0, names in UTF-8, stored, 1 January 1980: the same input gives the same bytes.
    const common = [20, 0x0800, 0, 0, 33]
      .flatMap(short)
      .concat(
        long(crc32(content)),
        long(content.length),
        long(content.length),
        short(label.length),
        short(0),
      );
    chunks.push(Uint8Array.from([...long(0x04034b50), ...common]), label, content);
    directory.push(
      Uint8Array.from([
        ...long(0x02014b50),
        ...short(20),
        ...common,
        ...[0, 0, 0].flatMap(short),
        ...long(0),
        ...long(offset),
      ]),
      label,
    );
    offset += 30 + label.length + content.length;
  }
  const directorySize = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const count = short(directory.length / 2);
  const end = [
    ...long(0x06054b50),
    ...short(0),
    ...short(0),
    ...count,
    ...count,
    ...long(directorySize),
    ...long(offset),
    ...short(0),
  ];
  return Buffer.concat([...chunks, ...directory, Uint8Array.from(end)]);
}

function short(value: number): number[] {
  return [value & 255, (value >> 8) & 255];
}

function long(value: number): number[] {
  return [...short(value & 0xffff), ...short(value >>> 16)];
}
