import { parseArgs } from 'node:util';
import { simulate, type Failure } from './simulate';
import type { LawName } from './run';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1000' },
    laws: { type: 'string' },
    path: { type: 'string' },
  },
});

function report({ seed, path, runs, plan, breaches, trace }: Failure): void {
  const lines = [
    ...breaches.map(({ law, words }) => `broken: ${law}: ${words}`),
    `after ${runs} runs; again with: npm run simulate -- --seed ${seed} --path ${path}`,
    JSON.stringify({ ...plan, steps: undefined, upsets: plan.upsets }),
    ...trace,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function main(): Promise<void> {
  const [seed, runs] = [Number(values.seed), Number(values.runs)];
  const laws = values.laws?.split(',') as readonly LawName[] | undefined;
  const startedAt = performance.now();
  const failure = await simulate({ seed, runs, laws, path: values.path });
  const seconds = (performance.now() - startedAt) / 1000;
  if (failure) report(failure);
  process.stdout.write(
    `${failure?.runs ?? runs} runs from seed ${seed} in ${seconds.toFixed(1)} s: ${failure ? 'a law is broken' : 'all laws hold'}\n`,
  );
  process.exitCode = failure ? 1 : 0;
}

void main();
