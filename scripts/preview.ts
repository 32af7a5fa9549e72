// npm run preview [-- --port N] [--out FOLDER] [--base /path/]: shows the built site on this machine.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { errorCode } from '../src/build/failure.ts';
import { startServer } from '../src/build/serve.ts';
import { fromCaller } from './from-caller.ts';

const usage = 'npm run preview [-- --port N] [--out FOLDER] [--base /path/]';

function options() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4321' },
      out: { type: 'string' },
      base: { type: 'string', default: '/' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`"${values.port}" is not a port.\n  → Give a number such as 4321.`);
  return { ...values, port, out: values.out === undefined ? 'dist' : fromCaller(values.out) };
}

async function preview(): Promise<string> {
  const { port, out, base } = options();
  if (!existsSync(join(out, 'index.html'))) {
    throw new Error(`There is no site in ${out}.\n  → Build one first: npm run report`);
  }
  try {
    const { origin } = await startServer(out, { base, port, compress: true });
    return `${origin}${`/${base}/`.replace(/\/+/g, '/')}`;
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') {
      throw new Error(`Port ${port} is in use.\n  → Choose another: npm run preview -- --port ${port + 1}`);
    }
    if (errorCode(error) === 'EACCES') {
      throw new Error(
        `Port ${port} is kept for the system.\n  → Choose one above 1023: npm run preview -- --port 4321`,
      );
    }
    throw error;
  }
}

try {
  const address = await preview();
  console.log(`The report is at ${address}\nPress Ctrl+C to stop.`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(errorCode(error)?.startsWith('ERR_PARSE_ARGS') ? `${message}\n  → ${usage}` : message);
  process.exitCode = 1;
}
