import type { SourceFile } from '../../core/ingest/read-drop.ts';
import type { OwnFile } from './messages.ts';

/** Bytes of a slice: large enough to be rare, small enough to be stopped at. */
const SLICE = 1 << 20;

/** A file that a visitor chose cannot be read any more: it was changed, moved, or lies where no one may look. */
export class Unreadable extends Error {}

/** `heard` is told how far the file was read, each time it gets further. */
export function sourceOf({ file, table }: OwnFile, heard: (bytes: number) => void): SourceFile {
  let furthest = 0;
  return {
    name: file.name,
    size: file.size,
    ...(table !== undefined && { table }),
    async *bytes() {
      for (let at = 0; at < file.size; at += SLICE) {
        const slice = await file
          .slice(at, at + SLICE)
          .arrayBuffer()
          .catch(() => {
            throw new Unreadable(
              `“${file.name}” cannot be read. It may have changed since it was chosen: choose it again.`,
            );
          });
        yield new Uint8Array(slice);
        const reached = at + slice.byteLength;
        if (reached > furthest) heard(reached - furthest);
        furthest = Math.max(furthest, reached);
      }
    },
  };
}
