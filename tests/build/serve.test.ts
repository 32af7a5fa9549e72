import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Server, startServer } from '../../src/build/serve.ts';

let folder: string;
let site: string;
let server: Server;
let underBase: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uplift-serve-'));
  site = join(folder, 'site');
  await mkdir(join(site, 'june', 'ünï & co'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not part of the site');
  await writeFile(join(folder, 'site-secret.txt'), 'not part of the site either');
  await writeFile(join(site, 'index.html'), '<h1>Reports</h1>');
  await writeFile(join(site, '404.html'), '<h1>Nothing here</h1>');
  await writeFile(join(site, 'june', 'index.html'), '<h1>June</h1>');
  await writeFile(join(site, 'june', 'ünï & co', 'a b.csv'), 'influencer\nÜnï\n');
  for (const name of ['a.json', 'a.pdf', 'a.woff2', 'a.svg', 'a.xml', 'a.css', 'a.js', 'a.unknown']) {
    await writeFile(join(site, name), 'content');
  }
  server = await startServer(site);
  underBase = await startServer(site, { base: 'team/reports' });
});

afterAll(async () => {
  await server.close();
  await underBase.close();
  await rm(folder, { recursive: true, force: true });
});

/** Sends the path as it is; fetch would tidy it first. */
function get(
  path: string,
  method = 'GET',
  from = server,
): Promise<{ status: number; type: string; place: string; body: string }> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(from.origin);
    request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      response.on('end', () => {
        const { 'content-type': type = '', location: place = '' } = response.headers;
        done({ status: response.statusCode ?? 0, type, place, body });
      });
    })
      .on('error', failed)
      .end();
  });
}

describe('a static host on this machine', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/a.json', 'application/json; charset=utf-8'],
    ['/a.pdf', 'application/pdf'],
    ['/a.woff2', 'font/woff2'],
    ['/a.svg', 'image/svg+xml; charset=utf-8'],
    ['/a.xml', 'application/xml; charset=utf-8'],
    ['/a.css', 'text/css; charset=utf-8'],
    ['/a.js', 'text/javascript; charset=utf-8'],
    ['/a.unknown', 'application/octet-stream'],
    ['/june/%C3%BCn%C3%AF%20&%20co/a%20b.csv', 'text/csv; charset=utf-8'],
  ])('%s is %s', async (path, type) => {
    expect(await get(path)).toMatchObject({ status: 200, type });
  });

  test('a folder is its index, with the slash', async () => {
    expect(await get('/june/?brand=a')).toMatchObject({ status: 200, body: '<h1>June</h1>' });
    expect(await get('/june')).toMatchObject({ status: 301, place: '/june/' });
    expect(await get('/a.json/')).toMatchObject({ status: 404 });
  });

  test('what is missing is 404, in the words of the site', async () => {
    expect(await get('/july/')).toMatchObject({ status: 404, body: '<h1>Nothing here</h1>' });
    expect(await get('/june/%C3%BCn%C3%AF%20&%20co/')).toMatchObject({ status: 404 });
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/june/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/../site-secret.txt',
    '//../secret.txt',
    '/%00',
    '/%zz',
  ])('%s does not lead out of the folder', async (path) => {
    const { status, body } = await get(path);
    expect({ status, leaked: body.includes('not part') }).toEqual({ status: 404, leaked: false });
  });

  test('reads only', async () => {
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await get('/', 'POST')).toMatchObject({ status: 405 });
    expect(await get('/', 'DELETE')).toMatchObject({ status: 405 });
  });

  test('under a base path, only there', async () => {
    expect(await get('/team/reports/june/', 'GET', underBase)).toMatchObject({
      status: 200,
      body: '<h1>June</h1>',
    });
    expect(await get('/june/', 'GET', underBase)).toMatchObject({ status: 404 });
    expect(await get('/', 'GET', underBase)).toMatchObject({ status: 301, place: '/team/reports/' });
    expect(await get('/team/reports', 'GET', underBase)).toMatchObject({
      status: 301,
      place: '/team/reports/',
    });
    expect(await get('/team/reports/../../../secret.txt', 'GET', underBase)).toMatchObject({ status: 404 });
  });

  test('sends text compressed where that is asked for on both sides', async () => {
    const packing = await startServer(site, { compress: true });
    const encodingOf = async (from: Server, path: string, accepted: string) => {
      const answer = await fetch(from.origin + path, { headers: { 'accept-encoding': accepted } });
      expect(await answer.text()).toMatch(/June|content/);
      return answer.headers.get('content-encoding');
    };
    expect(await encodingOf(packing, '/june/', 'gzip, br')).toBe('gzip');
    expect(await encodingOf(packing, '/june/', 'identity')).toBeNull();
    expect(await encodingOf(packing, '/a.woff2', 'gzip')).toBeNull();
    expect(await encodingOf(server, '/june/', 'gzip')).toBeNull();
    await packing.close();
  });

  test('listens on the loopback alone', () => {
    expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe('npm run preview', () => {
  const preview = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/preview.ts', ...args]).then(
      () => 'served',
      (error: { stderr: string; code: number }) =>
        `exit ${error.code}: ${error.stderr.replaceAll(folder, '<folder>')}`,
    );

  test('without a site', async () => {
    expect(await preview('--out', join(folder, 'nothing'))).toMatchInlineSnapshot(`
      "exit 1: There is no site in <folder>/nothing.
        → Build one first: npm run report
      "
    `);
  });

  test('with a port in use', async () => {
    const { port } = new URL(server.origin);
    const message = await preview('--out', site, '--port', port);
    expect(message.replaceAll(port, '4321').replace(String(Number(port) + 1), '4322')).toMatchInlineSnapshot(`
      "exit 1: Port 4321 is in use.
        → Choose another: npm run preview -- --port 4322
      "
    `);
  });

  test('with what is no port or option', async () => {
    expect(await preview('--port', 'http')).toMatchInlineSnapshot(`
      "exit 1: "http" is not a port.
        → Give a number such as 4321.
      "
    `);
    expect(await preview('--prot', '1')).toMatch(
      /^exit 1: Unknown option '--prot'.*\n {2}→ npm run preview/s,
    );
  });

  test('says where the report is and serves it', async () => {
    const child = execFile(process.execPath, [
      'scripts/preview.ts',
      '--out',
      site,
      '--base',
      '/x/',
      '--port',
      '0',
    ]);
    const said = await new Promise<string>((resolve) => child.stdout?.once('data', resolve));
    const address = /http:\S+/.exec(said)?.[0] ?? '';
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/x\/$/);
    expect(await (await fetch(address)).text()).toBe('<h1>Reports</h1>');
    child.kill();
  });
});
