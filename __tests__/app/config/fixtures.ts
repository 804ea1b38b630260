import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A stack that has all it needs and nothing more. */
export const stack = (props: Record<string, unknown> = {}): Record<string, unknown> => ({
  region: 'eu-central-1',
  triggers: [{ type: 'importedFindings', severities: ['CRITICAL'] }],
  endpoints: [{ type: 'sns-ilert', url: { variable: 'ilert_url' } }],
  ...props,
});

export const config = (props: Record<string, unknown> = {}): Record<string, unknown> => ({
  stacks: { prod: stack(props) },
});

/** Writes the text to a file of its own and takes it away afterwards. */
export function withFile<T>(content: unknown, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'alerting-'));
  const file = join(folder, 'alerting.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  try {
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
