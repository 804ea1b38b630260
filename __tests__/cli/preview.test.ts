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

test('shows what can be read and names what cannot, with file and line', async () => {
  const file = join(folder, 'mixed.jsonl');
  await writeFile(file, [JSON.stringify(asff()), '{"Id":', '{"hello":1}', '7'].join('\n'));
  const terminal = recordedTerminal();
  expect(await runCli(['preview', file], terminal)).toBe(2);
  expect(terminal.output()).toContain('S3.8');
  expect(terminal.errors()).toBe(
    `${file}:2: not JSON: value expected\n${file}:3: the finding has no Id\n${file}:4: a finding must be a JSON object\n`,
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
