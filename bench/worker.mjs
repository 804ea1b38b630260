// Measures one handler in a fresh process: how long its import takes, how many findings it forwards a second,
// and how much memory it takes for it. Argument: its file. Standard input: what to measure, as JSON.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const file = process.argv[2];
const { batches = 0, batchSize = 10, body = '{}', warmUp = 0 } = JSON.parse(readFileSync(0, 'utf8'));
const before = process.memoryUsage.rss();
const importCpu = process.cpuUsage();
const importStarted = performance.now();
const { handler } = await import(pathToFileURL(file).href);
const importMillis = performance.now() - importStarted;
const cpuMillisSince = (start) => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const importCpuMillis = cpuMillisSince(importCpu);

let next = 0;
const record = () => {
  const id = `finding-${process.pid}-${next++}`;
  return {
    messageId: id,
    receiptHandle: id,
    body: body.replaceAll('FINDING_ID', id),
    attributes: { ApproximateReceiveCount: '1' },
    eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:findings',
  };
};
const context = { getRemainingTimeInMillis: () => 600_000 };
let peak = before;
const run = async (count) => {
  for (let batch = 0; batch < count; batch++) {
    const result = await handler({ Records: Array.from({ length: batchSize }, record) }, context);
    if (result?.batchItemFailures?.length) throw new Error(`failed: ${JSON.stringify(result)}`);
    peak = Math.max(peak, process.memoryUsage.rss());
  }
};
await run(warmUp);
const cpu = process.cpuUsage();
const started = performance.now();
await run(batches);
const seconds = (performance.now() - started) / 1000;
const cpuMillis = cpuMillisSince(cpu) / (batches * batchSize);
process.stdout.write('\n');
console.log(
  `RESULT ${JSON.stringify({ importMillis, importCpuMillis, cpuMillis, perSecond: (batches * batchSize) / seconds, rssAboveStart: (peak - before) / 2 ** 20 })}`,
);
process.exit(0);
