import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readAddress, siteAnswers } from '../../../src/build/mail/site-answers.ts';

/** Looks at a site that answers so, one answer a look, by a clock that moves with the waiting. */
async function looks(answers: readonly (string | Error)[], seconds: number): Promise<string[]> {
  let time = 0;
  const asked: string[] = [];
  await siteAnswers('https://example.com/team', 'built', {
    atMost: seconds * 1000,
    pause: 5000,
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds;
    },
    read: async (address) => {
      asked.push(address);
      const answer = answers[asked.length - 1] ?? new Error('it answers 404');
      if (typeof answer === 'string') return answer;
      throw answer;
    },
  });
  return asked;
}

test('waits until the site shows what was built, whatever it answers before', async () => {
  const asked = await looks([new Error('it answers 404'), 'of yesterday', 'built'], 60);
  expect(asked).toEqual(Array(3).fill('https://example.com/team/build-info.json'));
});

test('ends with what stood in the way', async () => {
  await expect(looks(['of yesterday'], 0)).rejects.toThrow('it shows another build. Nothing was sent.');
  await expect(looks([], 12)).rejects.toThrow('it answers 404. Nothing was sent.');
});

test('an answer is read from a server, and a refusal is told', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url?.startsWith('/a?') ? 200 : 503).end('text');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await readAddress(`${origin}/a`)).toBe('text');
  await expect(readAddress(`${origin}/b`)).rejects.toThrow('it answers 503');
  await new Promise((done) => server.close(done));
  await expect(readAddress(`${origin}/a`)).rejects.toThrow(/ECONNREFUSED|closed/);
});
