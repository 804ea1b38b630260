import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/cli/program';
import { asff, guardDutySsh, inspectorCve } from '../fixtures/asff';
import { customActionEvent, importedEvent, insightEvent, inSns, inSqs } from '../fixtures/events';
import { ocsfVulnerability } from '../fixtures/ocsf';
import { recordedTerminal } from './terminal';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'preview-'))));
afterEach(() => rm(folder, { recursive: true }));

interface Shown {
  readonly title: string;
}

async function titles(text: string): Promise<readonly string[]> {
  const terminal = recordedTerminal({ stdin: text });
  expect(await runCli(['preview', '--json', '-'], terminal)).toBe(0);
  return (JSON.parse(terminal.output()) as Shown[]).map(({ title }) => title);
}

const S3 = expect.stringMatching(/^\[HIGH\] S3\.8 /) as string;
const SSH = expect.stringMatching(/SSH brute force/) as string;
const CVE = expect.stringMatching(/^\[CRITICAL\] CVE-2099-0001/) as string;

test.each<[string, unknown, readonly string[]]>([
  ['a finding', asff(), [S3]],
  ['an OCSF finding', ocsfVulnerability(), [CVE]],
  ['a list of findings', [asff(), guardDutySsh()], [S3, SSH]],
  ['what get-findings writes', { Findings: [asff(), inspectorCve()] }, [S3, CVE]],
  ['an event', customActionEvent(asff(), guardDutySsh()), [S3, SSH]],
  ['an envelope', inSqs(inSns(importedEvent(asff()))), [S3]],
  [
    'a function event with two records',
    { Records: [inSqs(importedEvent(asff())), inSqs(importedEvent(guardDutySsh()))] },
    [S3, SSH],
  ],
  ['a list of events', [importedEvent(asff()), importedEvent(guardDutySsh())], [S3, SSH]],
  ['an insight', insightEvent(), [expect.stringMatching(/Users with most findings: 2 results/) as string]],
])('reads %s', async (_name, value, expected) => {
  expect(await titles(JSON.stringify(value))).toEqual(expected);
});

test('reads JSON Lines, blank lines and a byte order mark', async () => {
  const lines = `\uFEFF${JSON.stringify(asff())}\r\n\n${JSON.stringify(importedEvent(guardDutySsh()))}\n`;
  expect(await titles(lines)).toEqual([S3, SSH]);
});

test('prints what a person will read', async () => {
  const file = join(folder, 'finding.json');
  await writeFile(file, JSON.stringify(asff()));
  const terminal = recordedTerminal();
  expect(await runCli(['preview', file], terminal)).toBe(0);
  for (const part of [
    file,
    'S3.8',
    'Where: AwsS3Bucket shop-invoices',
    'How bad: HIGH',
    'Tags: team=billing',
  ]) {
    expect(terminal.output()).toContain(part);
  }
  expect(terminal.errors()).toBe('');
});

test('a folder stands for its JSON files, by name', async () => {
  await writeFile(join(folder, 'b.jsonl'), `${JSON.stringify(asff())}\n${JSON.stringify(inspectorCve())}`);
  await writeFile(join(folder, 'a.json'), JSON.stringify(guardDutySsh()));
  await writeFile(join(folder, 'notes.md'), 'not read');
  const terminal = recordedTerminal({ stdin: JSON.stringify(ocsfVulnerability()) });
  expect(await runCli(['preview', '--json', folder, '-'], terminal)).toBe(0);
  const shown = (JSON.parse(terminal.output()) as Shown[]).map(({ title }) => title);
  expect(shown).toEqual([SSH, S3, CVE, CVE]);
});

const NO_FINDING =
  'no finding: expected ASFF (with "SchemaVersion"), OCSF (with "class_uid") or an event of Security Hub';

test.each([
  ['a webhook of a vendor', { event: { event_type: 'incident.triggered' } }, NO_FINDING],
  [
    'an envelope with something else',
    { Type: 'Notification', Message: 'hello' },
    'no finding inside: not JSON',
  ],
  ['an empty list', { Findings: [] }, 'holds no findings: the list is empty'],
])('%s is no finding', async (_name, value, message) => {
  const terminal = recordedTerminal({ stdin: JSON.stringify(value) });
  expect(await runCli(['preview', '-'], terminal)).toBe(2);
  expect(terminal.output()).toBe('');
  expect(terminal.errors()).toBe(`<stdin>:1: ${message}\n`);
});

test('shows what can be read and names what cannot, with file and line', async () => {
  const file = join(folder, 'mixed.jsonl');
  await writeFile(file, [JSON.stringify(asff()), '{"Id":', '{"hello":1}', '7'].join('\n'));
  const terminal = recordedTerminal();
  expect(await runCli(['preview', file], terminal)).toBe(2);
  expect(terminal.output()).toContain('S3.8');
  expect(terminal.errors()).toBe(
    `${file}:2: not JSON: value expected\n${file}:3: ${NO_FINDING}\n${file}:4: ${NO_FINDING}\n`,
  );
});

test('names the line of a bad finding inside a long list', async () => {
  const terminal = recordedTerminal({ stdin: JSON.stringify([asff(), { Title: 'no id' }], null, 2) });
  expect(await runCli(['preview', '-'], terminal)).toBe(2);
  const line = JSON.stringify([asff()], null, 2).split('\n').length;
  expect(terminal.errors()).toBe(`<stdin>:${line}: the finding has no Id\n`);
});

test.each([
  [['preview'], "error: missing required argument 'file'"],
  [['preview', 'missing.json'], 'missing.json: cannot be read: no such file'],
  [['preview', 'src'], 'src: holds no .json, .jsonl or .ndjson file'],
  [['preview', '-', '-'], '`-` (standard input) was given twice'],
  [['preview', '--colour', '-'], "error: unknown option '--colour'"],
  [['previw'], "error: unknown command 'previw'"],
])('%j ends with code 2 and says why', async (args, message) => {
  const terminal = recordedTerminal({ stdin: '{}' });
  expect(await runCli(args, terminal)).toBe(2);
  expect(terminal.errors()).toContain(message);
});

test('an empty file is no success', async () => {
  const terminal = recordedTerminal({ stdin: '' });
  expect(await runCli(['preview', '-'], terminal)).toBe(2);
  expect(terminal.errors()).toBe('<stdin>:1: holds no JSON\n');
});

test('help is a success', async () => {
  const terminal = recordedTerminal();
  expect(await runCli(['preview', '--help'], terminal)).toBe(0);
  expect(terminal.output()).toContain('Exit codes:');
});

describe('--endpoint', () => {
  interface Request {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Readonly<Record<string, unknown>>;
  }

  async function requests(...options: readonly string[]): Promise<readonly Request[]> {
    const terminal = recordedTerminal({ stdin: JSON.stringify(asff()) });
    const code = await runCli(['preview', '--json', ...options, '-'], terminal);
    expect([code, terminal.errors()]).toEqual([0, '']);
    return JSON.parse(terminal.output()) as Request[];
  }

  test.each([
    ['pagerduty', 'https://events.pagerduty.com/v2/enqueue', { routing_key: '***', event_action: 'trigger' }],
    ['jsm', 'https://api.atlassian.com/jsm/ops/integration/v2/alerts', { priority: 'P2' }],
    ['ilert', 'https://api.ilert.com/api/events', { integrationKey: '***', eventType: 'ALERT' }],
    ['webhook', 'https://***', { type: 'securityhub.alert.opened' }],
  ])('shows what %s would get', async (vendor, url, body) => {
    const [request, ...more] = await requests('--endpoint', vendor);
    expect(more).toEqual([]);
    expect(request).toMatchObject({ method: 'POST', url, body });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  test('masks what proves the sender', async () => {
    const [jsm] = await requests('--endpoint', 'jsm');
    expect(jsm?.headers['authorization']).toBe('***');
    const [webhook] = await requests('--endpoint', 'webhook');
    expect(webhook?.headers['webhook-signature']).toBe('***');
  });

  test('prints a request as it goes over the wire', async () => {
    const terminal = recordedTerminal({ stdin: JSON.stringify(asff()) });
    expect(await runCli(['preview', '--endpoint', 'pagerduty', '-'], terminal)).toBe(0);
    expect(terminal.output()).toMatch(
      /^POST https:\/\/events.pagerduty.com\/v2\/enqueue\ncontent-type: application\/json\n/m,
    );
    expect(terminal.output()).toContain('  "routing_key": "***",\n');
  });

  const key = { parameterName: '/on-call/key' };
  const stack = (...endpoints: readonly unknown[]) => ({
    region: 'eu-west-1',
    backend: { type: 'local' },
    triggers: [{ type: 'importedFindings', severities: ['HIGH'] }],
    endpoints,
  });

  async function configFile(stacks: Record<string, unknown>): Promise<string> {
    const file = join(folder, 'alerting.json');
    await writeFile(file, JSON.stringify({ stacks }));
    return file;
  }

  test('--config takes the templates, tables, routes and grouping of the file', async () => {
    const file = await configFile({
      prod: stack({
        type: 'jsm',
        endpointId: 'on-call',
        apiKey: key,
        site: 'OPSGENIE_EU',
        grouping: 'FAULT',
        severities: { HIGH: 'P1' },
        routes: [{ accountIds: ['111122223333'], team: 'shop' }],
        templates: {
          title: '{{tags.team}}: {{controlId}}',
          details: { Runbook: 'https://wiki.example/{{controlId}}' },
        },
      }),
    });
    const [request] = await requests('--endpoint', 'on-call', '--config', file);
    expect(request?.url).toBe('https://api.eu.opsgenie.com/v2/alerts');
    expect(request?.body).toMatchObject({
      message: 'billing: S3.8',
      priority: 'P1',
      responders: [{ type: 'team', name: 'shop' }],
      details: { Runbook: 'https://wiki.example/S3.8' },
    });
    const [plain] = await requests('--endpoint', 'jsm');
    expect(request?.body['alias']).not.toBe(plain?.body['alias']);
  });

  test('shows secret headers and a secret URL without their values', async () => {
    const endpoint = {
      type: 'webhook',
      urlSecret: key,
      secretHeaders: { 'X-Api-Key': key },
      headers: { 'X-Team': 'shop' },
    };
    const [request] = await requests(
      '--endpoint',
      'prod/webhook',
      '--config',
      await configFile({ prod: stack(endpoint) }),
    );
    expect(request?.url).toBe('https://***');
    expect(request?.headers).toMatchObject({ 'x-api-key': '***', 'x-team': 'shop' });
  });

  test.each<[string, readonly string[], RegExp]>([
    [
      'an unknown vendor',
      ['--endpoint', 'pager'],
      /--endpoint must be one of pagerduty, jsm, ilert, webhook, or with --config/,
    ],
    [
      'an endpoint that is not in the file',
      ['--endpoint', 'x', '--config', 'FILE'],
      /has no API endpoint "x"; it has a\/pagerduty, b\/pagerduty/,
    ],
    [
      'an endpoint that is in two stacks',
      ['--endpoint', 'pagerduty', '--config', 'FILE'],
      /give one of a\/pagerduty, b\/pagerduty/,
    ],
    [
      'a wrong template',
      ['--endpoint', 'b/pagerduty', '--config', 'FILE'],
      /b\/pagerduty: `templates.title`: line 1, column 1: there is no field "titel"; did you mean "title"\?/,
    ],
    ['a file without an endpoint', ['--config', 'FILE'], /--config needs --endpoint/],
    ['a file that cannot be used', ['--endpoint', 'pagerduty', '--config', 'package.json'], /cannot be used/],
  ])('says what is wrong with %s', async (_name, options, message) => {
    const pagerDuty = { type: 'pagerduty', routingKey: key };
    const file = await configFile({
      a: stack(pagerDuty),
      b: { ...stack({ ...pagerDuty, templates: { title: '{{titel}}' } }), region: 'us-east-1' },
    });
    const terminal = recordedTerminal({ stdin: JSON.stringify(asff()) });
    const args = options.map((option) => (option === 'FILE' ? file : option));
    expect(await runCli(['preview', ...args, '-'], terminal)).toBe(2);
    expect(terminal.errors()).toMatch(message);
  });
});
