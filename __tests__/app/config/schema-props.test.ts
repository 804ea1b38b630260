import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { SnsEndpoint } from '../../../src/endpoints/sns-endpoint';
import { IlertEndpoint } from '../../../src/endpoints/ilert-endpoint';
import { secret } from '../../helpers/api-endpoint';

const ROOT = join(__dirname, '..', '..', '..');

interface Field {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

interface Definition {
  readonly properties?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
}

const { definitions } = JSON.parse(readFileSync(join(ROOT, 'alerting.schema.json'), 'utf8')) as {
  definitions: Readonly<Record<string, Definition>>;
};

/** What a definition of the schema stands for, and how the two may differ. */
interface Pair {
  readonly props: string;
  /** Only in code: what makes no sense in a file, or the app decides. */
  readonly onlyProps?: readonly string[];
  /** Only in the file. */
  readonly onlyFile?: readonly string[];
}

const TYPE = { onlyFile: ['type'] };
const SNS = { onlyProps: ['filterPolicyJson'], onlyFile: ['type', 'filterPolicy'] };

const PAIRS: Readonly<Record<string, Pair>> = {
  customActionTrigger: { props: 'CustomActionTriggerOptions', ...TYPE },
  insightResultsTrigger: { props: 'InsightResultsTriggerOptions', ...TYPE },
  importedFindingsTrigger: { props: 'ImportedFindingsTriggerOptions', ...TYPE },
  importedFindingsV2Trigger: { props: 'ImportedFindingsV2TriggerOptions', ...TYPE },
  deliveryRetries: { props: 'DeliveryRetries' },
  snsIlertEndpoint: { props: 'SnsEndpointOptions', ...SNS },
  snsPagerDutyEndpoint: { props: 'SnsEndpointOptions', ...SNS },
  snsCompassEndpoint: { props: 'SnsRoleEndpointOptions', ...SNS },
  snsGenericEndpoint: { props: 'SnsRoleEndpointOptions', ...SNS },
  syncBackRole: { props: 'SnsSyncBackOptions' },
  functionOptions: { props: 'FunctionOptions', onlyProps: ['codePath'] },
  workOptions: { props: 'WorkOptions' },
  guard: { props: 'FindingGuard' },
  templates: { props: 'AlertTemplates' },
  pagerDutyEndpoint: { props: 'PagerDutyEndpointProps', ...TYPE },
  jsmEndpoint: { props: 'JsmEndpointProps', ...TYPE },
  ilertEndpoint: { props: 'IlertEndpointProps', ...TYPE },
  webhookEndpoint: { props: 'WebhookEndpointProps', ...TYPE },
  pagerDutySyncBack: { props: 'PagerDutySyncBack' },
  sharedSecretSyncBack: { props: 'SharedSecretSyncBack' },
  webhookSyncBack: { props: 'WebhookSyncBack' },
  webhookOptions: { props: 'SyncBackWebhookOptions' },
  findingBus: { props: 'FindingBusProps', onlyProps: ['tags'] },
  customAction: { props: 'CustomActionProps' },
  memberRole: { props: 'MemberAccountRoleProps', onlyProps: ['roleOptions', 'tags'] },
  // The app has monitoring unless the file switches it off.
  monitoring: { props: 'MonitoringOptions', onlyFile: ['enabled'] },
  alarmThresholds: { props: 'AlarmThresholds' },
};

/** Fields of an exported interface, inherited ones too, and whether each is required. */
const propsOf = (() => {
  const options = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
  const entry = join(ROOT, 'src', 'index.ts');
  const program = ts.createProgram([entry], { ...options, strict: true, skipLibCheck: true, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error('src/index.ts exports nothing');
  const exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
  return (name: string): ReadonlyMap<string, boolean> => {
    const symbol = exported.get(name);
    if (symbol === undefined) throw new Error(`src/index.ts does not export ${name}`);
    const fields = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
    return new Map(fields.map((field) => [field.name, !(field.flags & ts.SymbolFlags.Optional)]));
  };
})();

const without = (names: Iterable<string>, others: readonly string[] = []): string[] =>
  [...names].filter((name) => !others.includes(name)).sort();

describe.each(Object.entries(PAIRS))('%s', (name, { props, onlyProps = [], onlyFile = [] }) => {
  const { properties = {}, required = [] } = definitions[name] ?? {};

  test(`has the fields of ${props}, and no others`, () => {
    expect(without(Object.keys(properties), onlyFile)).toEqual(without(propsOf(props).keys(), onlyProps));
  });

  test(`requires what ${props} requires`, () => {
    const needed = [...propsOf(props)].filter(([, isRequired]) => isRequired).map(([field]) => field);
    expect(without(required, onlyFile)).toEqual(without(needed, onlyProps));
  });
});

test('nothing that has props is left out', () => {
  const file = ['Reference', 'Backend', 'assumeRole', 'stack', 'member', 'sources', 'stored'];
  const expected = Object.keys(definitions)
    .filter((name) => definitions[name]?.properties !== undefined)
    .filter(
      (name) => !file.some((part) => name === part || name.endsWith(part) || name.startsWith('stored')),
    );
  expect(Object.keys(PAIRS).sort()).toEqual(expected.sort());
});

/** Numbers of a definition, with the range that the schema gives. */
const ranges = (name: string, ...path: string[]) =>
  Object.entries(definitions[name]?.properties ?? {})
    .filter(([, { type, maximum }]) => type === 'integer' && maximum !== undefined)
    .map(([field, { minimum = 0, maximum = 0 }]): [string, string[], number, number] => [
      [...path, field].join('.'),
      [...path, field],
      minimum,
      maximum,
    ]);

const nested = (path: readonly string[], value: number): object =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;

const rangeProblem = (problems: readonly string[], field: string): boolean =>
  problems.some((line) => line.includes(`\`${field}\` must be a whole number from`));

describe.each<[string, ReturnType<typeof ranges>, (props: object) => string[]]>([
  [
    'a native endpoint',
    [...ranges('snsIlertEndpoint'), ...ranges('deliveryRetries', 'retries')],
    (props) => SnsEndpoint.ilert({ url: 'https://alerts.example.com/sns', ...props }).problems(),
  ],
  [
    'an API endpoint',
    [
      ...ranges('ilertEndpoint'),
      ...ranges('workOptions', 'work'),
      ...ranges('functionOptions', 'function').filter(([field]) => field !== 'function.logRetentionDays'),
    ],
    (props) => new IlertEndpoint({ integrationKey: secret('key'), ...props }).problems(),
  ],
])('ranges of %s are those of its checks', (_, fields, problemsOf) => {
  test.each(fields)('%s', (field, path, minimum, maximum) => {
    const refused = [minimum - 1, minimum, maximum, maximum + 1].map((value) =>
      rangeProblem(problemsOf(nested(path, value)), field),
    );
    expect(refused).toEqual([true, false, false, true]);
  });
});
