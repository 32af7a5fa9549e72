/** Takes the clock out of a ZIP file: every entry is dated 1 January 1980, the format's first day. */

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const FIRST_DAY = (1 << 5) | 1;

/** Changes the bytes in place. Throws when they aren't a ZIP file without a comment. */
export function settleZip(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== END)
    throw new Error('the end of the ZIP file is not where it must be');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('the directory of the ZIP file is broken');
    date(view, at + 12);
    date(view, view.getUint32(at + 42, true) + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** Time, then day, two bytes each. */
function date(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, FIRST_DAY, true);
}
