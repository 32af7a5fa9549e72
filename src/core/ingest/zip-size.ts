/** What a zip archive says it unpacks to: asked before it is unpacked, as small ones can hold far too much. */

const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** The end record, and the longest comment behind it. */
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/** Bytes of all entries together; 0 when the bytes are no archive. */
export function unpackedSize({ buffer, byteOffset, byteLength }: Uint8Array): number {
  const view = new DataView(buffer, byteOffset, byteLength);
  const last = byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return sizeOfEntries(view, view.getUint32(at + 16, true));
  }
  return 0;
}

function sizeOfEntries(view: DataView, from: number): number {
  let size = 0;
  for (let at = from; at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY; ) {
    size += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return size;
}
