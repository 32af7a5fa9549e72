/** The workflow that publishes, read as GitHub reads it, and its commands run as GitHub runs them. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { personsEnvironment, type Run, root, temporary } from './site.ts';

export const WORKFLOW = '.github/workflows/publish.yml';
export const workflowText = readFileSync(join(root, WORKFLOW), 'utf8');

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

export const workflow = parse(workflowText) as {
  readonly on: Readonly<
    Record<string, { readonly paths?: readonly string[]; readonly branches?: string[] }>
  > & {
    readonly schedule: readonly { readonly cron: string }[];
  };
  readonly permissions: object;
  readonly concurrency: { readonly group: string };
  readonly defaults: { readonly run: { readonly shell: string } };
  readonly jobs: Readonly<Record<string, Job>>;
};

/** The commands of a job, but for the install: a copy shares the modules of the project. */
export function commandsOf(job: string): Step[] {
  return (workflow.jobs[job]?.steps ?? []).filter(({ run }) => run !== undefined && run !== 'npm ci');
}

export interface StepRun extends Run {
  /** What was written for the page of the run. */
  readonly summary: string;
}

/**
 * Runs a step's script as a runner does for `shell: bash`. `values` are what its expressions stand for; one
 * without a value is a fault of the test. `first` goes before everything on the PATH.
 */
export async function runStep(
  { run = '', env = {} }: Step,
  project: string,
  values: Readonly<Record<string, string>>,
  first?: string,
): Promise<StepRun> {
  const scratch = await temporary();
  const files = Object.fromEntries(
    ['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH'].map((name) => [
      name,
      join(scratch, name),
    ]),
  );
  for (const path of Object.values(files)) await writeFile(path, '');
  const script = join(scratch, 'step.sh');
  await writeFile(script, run);
  const given = Object.entries(env).map(([name, text]) => [
    name,
    text.replace(/\$\{\{(.*?)\}\}/g, (whole, inner: string) => {
      const value = values[inner.trim()];
      if (value === undefined) throw new Error(`no value is known of ${whole}`);
      return value;
    }),
  ]);
  const person = personsEnvironment(project);
  const { INIT_CWD: _, ...rest } = Object.fromEntries(
    Object.entries(person).filter(([name]) => !/^(npm_|UPLIFT_|REPORT_)/.test(name)),
  );
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: project,
    env: {
      ...rest,
      ...(first !== undefined && { PATH: `${first}:${rest.PATH}` }),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: project,
      ...files,
      ...Object.fromEntries(given),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output, summary: await readFile(files.GITHUB_STEP_SUMMARY ?? '', 'utf8') };
}
