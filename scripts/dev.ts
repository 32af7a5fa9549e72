// npm run dev: the reports in a server that reloads when code, a report or a CSV changes.
import { resolve } from 'node:path';
import { dev } from 'astro';

await dev({ root: resolve(import.meta.dirname, '..'), server: { host: '127.0.0.1' } });
