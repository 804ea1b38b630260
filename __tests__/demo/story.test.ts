import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../demo/deployment/synthesize';
import { playHeadless } from '../../demo/story/headless';
import { startWorld } from '../../demo/world/start-world';
import type { World } from '../../demo/world/world';

let world: World;
const outdir = mkdtempSync(join(tmpdir(), 'demo-story-'));

beforeAll(async () => {
  const stacks = synthesize(join(__dirname, '..', '..', 'demo', 'alerting.json'), outdir);
  world = await startWorld({ speed: 20, stacks: Promise.resolve(stacks) });
}, 120_000);

afterAll(async () => {
  await world.stop();
  rmSync(outdir, { recursive: true, force: true });
});

test('the story holds, with the functions as they are deployed', async () => {
  const written: string[] = [];
  const code = await playHeadless(world, {
    stormSize: 20,
    isShort: true,
    write: (text) => void written.push(text),
    isTerminal: false,
  });
  const text = written.join('');
  expect(text).not.toContain('✗');
  expect(text).toContain('laws           8 of 8 hold');
  expect(text).toMatch(/findings {7}24\n/);
  expect(text).toContain('PagerDuty: 22 open, 0 acknowledged, 2 resolved');
  expect(text).toContain('dead letters   0');
  expect(code).toBe(0);
}, 120_000);
