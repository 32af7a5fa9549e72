/**
 * Text as Markdown that shows it: nothing in it becomes markup, an entity, a link that a renderer finds by
 * itself, a line of its own, or a list within a list. Names come from files that others wrote.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_{}[\]<>#|!~]/g, (character) => `\\${character}`)
    .replace(/:\/\//g, '&#58;//')
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`)
    .replaceAll('@', '&#64;')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
