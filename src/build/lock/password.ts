/** The password of a locked report: from the environment, refused when it is missing or easily guessed. */
import type { Report } from '../../core/report.ts';
import { Failure } from '../failure.ts';
import { weakness } from './weakness.ts';

const COMMON = 'UPLIFT_PASSWORD';

/** Throws a Failure that never says the password, and ends with what did not happen for it. */
export function passwordOf(report: Report, environment: NodeJS.ProcessEnv, undone: string): string {
  const { slug } = report;
  const own = `${COMMON}_${slug.toUpperCase().replaceAll('-', '_')}`;
  const file = `reports/${slug}/index.md [access]`;
  const [name, password] = given(environment, own) ?? given(environment, COMMON) ?? [null, ''];
  if (name === null)
    throw new Failure(
      `${file} The report is locked, and no password is given. ${undone}\n  → Set ${own}, or ${COMMON} for every locked report; openssl rand -base64 18 prints a good one.`,
    );
  const problem = weakness(password, ownWords(report));
  if (problem !== null)
    throw new Failure(
      `${file} The password in ${name} is easily guessed: ${problem}. ${undone}\n  → Take one of 12 characters or more that nobody would think of; openssl rand -base64 18 prints a good one.`,
    );
  return password;
}

/** `null` where it is not set, or empty, as where a build server has no such secret. */
function given(environment: NodeJS.ProcessEnv, name: string): [name: string, password: string] | null {
  const password = environment[name]?.trim() ?? '';
  return password === '' ? null : [name, password];
}

/** Of its slug, title, brand and data: what somebody would try who knows whose report it is. */
function ownWords({ slug, title, brand, data }: Report): string[] {
  return [slug, title, brand?.name ?? '', data];
}
