import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isThorough } from '../thorough.ts';
import { projectWith } from './project.ts';
import { runIn, smallDrop, temporary } from './site.ts';

test('a site is made again and compared; what differs is named, with the reasons', async () => {
  const project = await projectWith({
    summer: { definition: { frontMatter: 'title: Summer', commentary: '' }, drop: smallDrop },
  });
  const out = join(await temporary(), 'site');
  const verify = () => runIn(project, 'verify-build', '--out', out);
  expect((await verify()).output).toContain('holds no site with a build-info.json that can be read');

  expect((await runIn(project, 'report', '--out', out, '--base', '/team/')).code).toBe(0);
  if (isThorough) {
    const same = await verify();
    expect(same.output).toMatch(/is what these sources make of this data: \d+ files, the same bytes\.\n$/);
    expect(same.code).toBe(0);
  }

  await writeFile(join(out, 'summer/api/summary.json'), '{}');
  await writeFile(join(out, 'more.html'), '');
  await writeFile(join(project, 'reports/summer/picture.svg'), '<svg/>');
  const { code, output } = await verify();
  expect(
    output
      .slice(output.indexOf('\n\n') + 2)
      .replace(/of \d+ files of \S+ differ/, 'of all files of <site> differ'),
  ).toMatchInlineSnapshot(`
    "3 of all files of <site> differ from what was made now:
      build-info.json
      more.html (is not made)
      summer/api/summary.json
    The data or its definition changed: summer: picture.svg.
    "
  `);
  expect(code).toBe(1);
});
