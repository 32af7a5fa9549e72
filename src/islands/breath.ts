/** Lets the page answer; where a browser knows how, it goes on here before it begins anything else that waits. */
export function breath(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}
