/** Does one after the other, and lets the page answer between any two. */
export async function inSteps(steps: Iterable<() => unknown>): Promise<void> {
  for (const step of steps) {
    await breath();
    step();
  }
  await breath();
}

/** Where a browser knows it, it goes on here before it begins anything else that waits. */
function breath(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}
