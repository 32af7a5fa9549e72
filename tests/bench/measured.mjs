/** CPU seconds of all threads, wall seconds and peak memory of the work, told to the process that asked. */
export async function measured(work) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const answer = await work();
  const used = process.cpuUsage(cpu);
  const cost = {
    cpu: (used.user + used.system) / 1e6,
    wall: (performance.now() - start) / 1000,
    peak: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(JSON.stringify({ cost, answer }));
}
