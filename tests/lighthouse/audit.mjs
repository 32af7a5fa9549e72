// In JavaScript, so that the project's types need no Lighthouse.
import lighthouse, { desktopConfig } from 'lighthouse';

/** Reports that are for few people's eyes ask not to be found by search. */
const SKIPPED = ['is-crawlable'];

/**
 * What Lighthouse finds on a page: the score of each category, 0–100, and what keeps one below 100.
 *
 * @param {import('puppeteer').Page} page
 * @param {string} url
 * @param {'mobile' | 'desktop'} preset
 * @returns {Promise<{scores: Record<string, number>, findings: string[]}>}
 */
export async function audit(page, url, preset) {
  const config = preset === 'desktop' ? desktopConfig : undefined;
  const { lhr } = await lighthouse(url, { logLevel: 'error', skipAudits: SKIPPED }, config, page);
  const categories = Object.values(lhr.categories);
  const scores = Object.fromEntries(
    categories.map(({ id, score }) => [id, score === null ? Number.NaN : Math.round(score * 100)]),
  );
  const findings = categories.flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter((ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 1)
      .map((ref) => `${id}: ${lhr.audits[ref.id].title} (${lhr.audits[ref.id].displayValue ?? ref.id})`),
  );
  return { scores, findings };
}
