import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handWritten, write, type Written } from './hand-written';
import { whole } from './whole';

interface Synthesized {
  readonly millis: number;
  readonly cpuMillis: number;
  readonly json: string;
}

/** From the first `new` to the written JSON. */
function synthesize(make: (stack: TerraformStack) => void): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  const cpu = process.cpuUsage();
  const start = performance.now();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'bench');
  new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
  make(stack);
  app.synth();
  const millis = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const json = readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'), 'utf8');
  rmSync(outdir, { recursive: true });
  return { millis, cpuMillis: (user + system) / 1000, json };
}

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** The resources without what names them: their ids and the paths in the comments. */
function anonymous(json: string): readonly string[] {
  const { data, resource } = JSON.parse(json) as { readonly data: Resources; readonly resource: Resources };
  const types = [...Object.entries(data), ...Object.entries(resource)];
  const ids = types.flatMap(([, elements]) => Object.keys(elements)).sort((a, b) => b.length - a.length);
  const nameless = (text: string): string => ids.reduce((rest, id) => rest.replaceAll(`.${id}`, '.ID'), text);
  return types
    .flatMap(([type, elements]) =>
      Object.values(elements).map((element) =>
        nameless(JSON.stringify({ type, ...element, '//': undefined })),
      ),
    )
    .sort();
}

/** A floor that writes something else would be none. */
function check(written: readonly Written[]): void {
  const [ours, floors] = [
    synthesize((stack) => whole(stack, 0)),
    synthesize((stack) => write(stack, written, 'r0')),
  ].map(({ json }) => anonymous(json));
  if (JSON.stringify(ours) === JSON.stringify(floors)) return;
  const different = ours?.filter((text) => !floors?.includes(text)) ?? [];
  throw new Error(`The floor lacks: ${different.join('\n')}`);
}

// Mapping stack traces to TypeScript is the work of what runs this file; the published library is JavaScript.
Reflect.deleteProperty(Error, 'prepareStackTrace');
const [kind = 'whole', count = '1'] = process.argv.slice(2);
const template = new TerraformStack(new App(), 'template');
whole(template, 0);
const written = handWritten(template);
// Also pays for what is compiled and read once.
check(written);
const { millis, cpuMillis } = synthesize((stack) => {
  for (let index = 0; index < Number(count); index++) {
    if (kind === 'whole') whole(stack, index);
    else write(stack, written, `r${index}`);
  }
});
process.stdout.write(`RESULT ${JSON.stringify({ millis, cpuMillis, resources: written.length })}\n`);
