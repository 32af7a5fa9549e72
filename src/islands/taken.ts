/** Addresses of files that were made in the page, until the browser has taken them over. */

/** Long enough for any browser, in milliseconds. */
const PATIENCE = 10_000;

const taken = new Set<string>();

export function takenAddress(content: Blob): string {
  const address = URL.createObjectURL(content);
  taken.add(address);
  setTimeout(() => forget(address), PATIENCE);
  return address;
}

/** Lets go of all of them at once. */
export function forgetTaken(): void {
  for (const address of taken) forget(address);
}

function forget(address: string): void {
  URL.revokeObjectURL(address);
  taken.delete(address);
}
