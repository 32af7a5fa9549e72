/**
 * What is chosen, in words, for the head of every sheet. Given to the document when it is printed and no sooner:
 * whatever the root is given, all of the page inherits, and would be styled anew at every choice.
 */
let running = '';

addEventListener('beforeprint', () => {
  document.documentElement.style.setProperty('--running-filter', JSON.stringify(running));
});

/** '' where nothing is chosen. */
export function runFilter(words: string): void {
  running = words === '' ? '' : ` · ${words}`;
}
