/**
 * Two folders change places in one step of the file system, so that a reader of either path always finds a
 * whole folder there. Linux and macOS have a call for it that Node does not offer: Node 26 reaches it through
 * `node:ffi`, an older Node on Linux through perl, which is part of nearly every distribution.
 */
import { spawnSync } from 'node:child_process';

/** Whether the two have changed places; `false` = nothing was done, and renames are left to the caller. */
export type Exchange = (one: string, other: string) => boolean;

/** What `renameat2` calls "relative to the working directory"; absolute paths ignore it. */
const AT_FDCWD = -100;
/** RENAME_EXCHANGE on Linux and RENAME_SWAP on macOS have the same number. */
const SWAP = 2;
/** Numbers of the system call `renameat2`, for a language without its name. */
const RENAMEAT2: Partial<Record<NodeJS.Architecture, number>> = { x64: 316, arm64: 276 };

/** The first means that this system has. Windows has none. */
export const exchangeFolders: Exchange = (one, other) =>
  (foreignCall() ?? perlCall() ?? (() => false))(one, other);

/** @internal Through Node itself; `null` where Node or the system lacks it. */
export function foreignCall(): Exchange | null {
  const ffi = quietly(() => process.getBuiltinModule?.('node:ffi'));
  if (!ffi) return null;
  try {
    const library = new ffi.DynamicLibrary(null);
    if (process.platform === 'darwin') {
      const swap = library.getFunction('renamex_np', {
        arguments: ['string', 'string', 'u32'],
        return: 'i32',
      });
      return (one, other) => swap(one, other, SWAP) === 0;
    }
    const swap = library.getFunction('renameat2', {
      arguments: ['i32', 'string', 'i32', 'string', 'u32'],
      return: 'i32',
    });
    return (one, other) => swap(AT_FDCWD, one, AT_FDCWD, other, SWAP) === 0;
  } catch {
    return null;
  }
}

/** @internal Through perl; `null` where the number of the call is not known. */
export function perlCall(): Exchange | null {
  const call = process.platform === 'linux' ? RENAMEAT2[process.arch] : undefined;
  if (call === undefined) return null;
  const script = `exit(syscall(${call}, ${AT_FDCWD}, $ARGV[0], ${AT_FDCWD}, $ARGV[1], ${SWAP}) == 0 ? 0 : 1)`;
  return (one, other) => spawnSync('perl', ['-e', script, one, other], { stdio: 'ignore' }).status === 0;
}

/** Node warns on the console that `node:ffi` may change: what is asked of it here is tested. */
function quietly<T>(run: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}
