// npm run torture [-- KILLS]: builds of a small site, killed at random moments (200 of them), while it is read.
import { killBuilds } from './torture/kill-builds.ts';

const wanted = Number(process.argv[2] ?? 200);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error(`"${process.argv[2]}" is not a number of builds.\n  → npm run torture -- 200`);
  process.exit(1);
}
console.log(`Killing ${wanted} builds of a small site, most of them near the swap`);
const { kills, published, finished, readings, faults } = await killBuilds(wanted, (done) => {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K  ${done} of ${wanted}`);
});
console.log(
  `${process.stdout.isTTY ? '\r\u001b[K' : ''}  ${kills} killed, ${finished} more ended before; ${published} of all had published`,
);
console.log(
  `  ${readings.reads.toLocaleString('en')} reads meanwhile, ${readings.wrong.length} of no whole site`,
);
for (const fault of [...faults, ...readings.wrong]) console.log(`  ${fault}`);
if (faults.length > 0 || readings.wrong.length > 0) process.exitCode = 1;
