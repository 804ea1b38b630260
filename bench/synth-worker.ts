import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  App,
  DefaultTokenResolver,
  StringConcat,
  TerraformDataSource,
  TerraformResource,
  TerraformStack,
  Tokenization,
} from 'cdktf';
import type { Construct } from 'constructs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PagerDutyEndpoint,
  SecretReference,
  SecurityHubAlerting,
  Severity,
  SnsEndpoint,
  Trigger,
} from '../src';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret';
const secret = (name: string): SecretReference => SecretReference.fromSecretArn(`${ARN}:${name}-AbCdEf`);

const whole = (scope: Construct, index: number): SecurityHubAlerting =>
  new SecurityHubAlerting(scope, `OnCall${index}`, {
    name: `on-call-${index}`,
    triggers: [
      Trigger.customAction({
        customActionId: `Page${index}`,
        name: 'Page on-call',
        description: 'Page on-call',
      }),
      Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
    ],
    endpoints: [
      new PagerDutyEndpoint({ routingKey: secret('key'), syncBack: { signingSecret: secret('signing') } }),
      SnsEndpoint.generic({ url: 'https://hooks.example.com/in' }),
    ],
  });

type L1 = new (scope: Construct, id: string, config: object) => Construct;
interface Written {
  readonly type: L1;
  readonly config: Readonly<Record<string, unknown>>;
}

const isElement = (node: Construct): node is TerraformResource | TerraformDataSource =>
  TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node);

const RESOLVER = new DefaultTokenResolver(new StringConcat());
const resolved = (scope: Construct, value: unknown): unknown =>
  Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false }) as unknown;

/** What somebody would hand to the L1, tokens written out: each argument `x` has a getter `xInput`. */
function configOf(element: TerraformResource | TerraformDataSource): Readonly<Record<string, unknown>> {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(element)));
  const inputs = properties
    .filter(([name, property]) => name.endsWith('Input') && property.get !== undefined)
    .map(([name]) => name);
  const pairs = inputs.map((name) => [
    name.slice(0, -'Input'.length),
    resolved(element, (element as unknown as Record<string, unknown>)[name]),
  ]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

/** The resources of one whole, as one would write them by hand. */
function handWritten(): readonly Written[] {
  const stack = new TerraformStack(new App(), 'template');
  whole(stack, 0);
  return stack.node
    .findAll()
    .filter(isElement)
    .map((element) => ({ type: element.constructor as L1, config: configOf(element) }));
}

function plain(scope: Construct, written: readonly Written[], index: number): void {
  for (const [place, { type: Type, config }] of written.entries())
    new Type(scope, `r${index}-${place}`, config);
}

/** Milliseconds from the first `new` to the written JSON. */
function millis(make: (stack: TerraformStack) => void): number {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  const start = performance.now();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'bench');
  new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
  make(stack);
  app.synth();
  const taken = performance.now() - start;
  rmSync(outdir, { recursive: true });
  return taken;
}

// CDKTF takes a stack trace for each reference. Mapping them to TypeScript is the work of what runs this file; the
// published library is JavaScript.
Reflect.deleteProperty(Error, 'prepareStackTrace');
const [kind = 'whole', count = '1'] = process.argv.slice(2);
const written = handWritten();
const make = (stack: TerraformStack, index: number): unknown =>
  kind === 'whole' ? whole(stack, index) : plain(stack, written, index);
// The first synthesis pays for what is compiled and read once.
millis((stack) => make(stack, 0));
const taken = millis((stack) => {
  for (let index = 0; index < Number(count); index++) make(stack, index);
});
process.stdout.write(`RESULT ${JSON.stringify({ millis: taken, resources: written.length })}\n`);
