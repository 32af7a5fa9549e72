/** A copy of the project with reports of its own, so that no file of the real one is touched. */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Files, root, temporary, writeDrop } from './site.ts';

export interface ReportFiles {
  /** Front matter and commentary; `data` is added. */
  readonly definition: { readonly frontMatter: string; readonly commentary: string };
  readonly drop: Files;
  /** Files beside index.md by name. */
  readonly pictures?: Readonly<Record<string, string | Uint8Array>>;
}

/** Returns the folder of the copy. */
export async function projectWith(reports: Readonly<Record<string, ReportFiles>>): Promise<string> {
  const project = join(await temporary(), 'project');
  await mkdir(project);
  for (const entry of [
    'src',
    'scripts',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    await cp(join(root, entry), join(project, entry), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  for (const [slug, { definition, drop, pictures = {} }] of Object.entries(reports)) {
    await cp(await writeDrop(drop), join(project, 'data', slug), { recursive: true });
    const folder = join(project, 'reports', slug);
    await mkdir(folder, { recursive: true });
    const { frontMatter, commentary } = definition;
    const text = `---\n${frontMatter}\ndata: data/${slug}\n---\n\n${commentary}\n`;
    await writeFile(join(folder, 'index.md'), text);
    for (const [name, picture] of Object.entries(pictures)) await writeFile(join(folder, name), picture);
  }
  return project;
}
