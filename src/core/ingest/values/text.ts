/**
 * Text as it is kept: composed (NFC), trimmed, without control characters; each change is said. What
 * only looks wrong is kept and said.
 */
import { type Finding, type Reading, refused, taken } from '../finding.ts';

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what these look for
/** What marks text that needs a closer look; most text has nothing of it. */
const SUSPECT = /^[\s\u200b\u2060]|[\s\u200b\u2060]$|[^\u0020-\u007e]/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what these look for
const EDGES = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g;
const LINE_BREAKS = /[ \t]*(?:\r\n|[\r\n\u0085\u2028\u2029])(?:[ \t\r\n\u0085\u2028\u2029])*/g;
/** Embeddings and overrides turn text around; isolates are kept, but are no part of a name. */
const BIDI_OVERRIDE = /[\u202a-\u202e]/g;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;
/** Invisible between letters that need no joining. */
const INVISIBLE =
  /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]|[\u0020-\u007e][\u200c\u200d]|[\u200c\u200d][\u0020-\u007e]/;
/** Two or more characters that are the bytes of one UTF-8 character read as Latin-1. */
const MOJIBAKE =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef](?:[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){2}|\u00f0\u0178|\ufffd/;

const say =
  (what: string) =>
  (value: string): string =>
    `${value} ${what}`;

const findings = {
  nul: {
    code: 'control-nul',
    say: say('holds a NUL byte: the file is damaged here.'),
    hint: 'Export the file again.',
  },
  control: {
    code: 'control-character',
    say: say('holds control characters; read without them.'),
    hint: null,
  },
  lineBreak: { code: 'text-line-break', say: say('runs over several lines; read as one line.'), hint: null },
  trimmed: { code: 'value-trimmed', say: say('has blanks around it; read without them.'), hint: null },
  composed: {
    code: 'text-normalised',
    say: say('is written with separate accents; read with composed ones, which look the same.'),
    hint: null,
  },
  bidi: {
    code: 'text-bidi-control',
    say: say('holds characters that turn the reading direction around; overrides are taken out.'),
    hint: 'Remove them in the source.',
  },
  invisible: {
    code: 'text-invisible',
    say: say('holds invisible characters and is kept apart from the same text without them.'),
    hint: 'Remove them in the source if both mean the same.',
  },
  mojibake: {
    code: 'text-mojibake',
    say: say('looks garbled by a wrong encoding; kept as it is.'),
    hint: 'Export the file again as UTF-8.',
  },
} as const satisfies Record<string, Finding>;

/** `prose` may run over lines, and is no name that others must match. */
export function readText(raw: string, prose = false): Reading<string> {
  if (!SUSPECT.test(raw)) return taken(raw);
  const found: Finding[] = [];
  if (raw.includes('\0')) return refused(findings.nul);
  let text = raw;
  const step = (next: string, finding: Finding): void => {
    if (next !== text) found.push(finding);
    text = next;
  };
  step(text.replace(CONTROL, ''), findings.control);
  step(text.replace(EDGES, ''), findings.trimmed);
  if (!prose) {
    step(text.replace(LINE_BREAKS, ' '), findings.lineBreak);
    step(text.replaceAll('\t', ' '), findings.control);
  }
  step(text.normalize('NFC'), findings.composed);
  if (BIDI.test(text)) found.push(findings.bidi);
  text = text.replace(BIDI_OVERRIDE, '');
  if (!prose && INVISIBLE.test(text)) found.push(findings.invisible);
  if (MOJIBAKE.test(text)) found.push(findings.mojibake);
  return taken(text, found);
}

/** The text without blanks around it, and the finding if there were any; for numbers, dates and ids. */
export function trim(raw: string): { text: string; findings: readonly Finding[] } {
  const text = raw.replace(EDGES, '');
  return { text, findings: text === raw ? [] : [findings.trimmed] };
}
