/** What reads a visitor's files is loaded when somebody turns to it; what was asked for meanwhile is not lost. */

export function wakeOwnFiles(own: Element): void {
  const load = () => import('./own-files.ts');
  // One of these comes before anything else can be asked. Files that were chosen by then are found in their field.
  for (const type of ['pointerover', 'focusin', 'change']) own.addEventListener(type, load, { once: true });
  document.addEventListener('dragenter', load, { once: true });
  // A file that is let go too early would take the page's place.
  for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
  own.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null || customElements.get('own-files') !== undefined) return;
    event.preventDefault();
    await load();
    button.click();
  });
}
