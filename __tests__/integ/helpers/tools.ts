import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the integration tests need besides Node.js. */
export interface Tools {
  readonly terraform: string;
  readonly python: string;
  /** Folder with `registry.terraform.io/hashicorp/aws` in it. */
  readonly providerMirror: string;
}

const PROVIDER = join('registry.terraform.io', 'hashicorp', 'aws');
const NOT_SEARCHED = ['proc', 'sys', 'dev', 'run', 'tmp', 'boot', 'lost+found', 'node_modules'];

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_SEARCHED.includes(entry.name))
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

/** Breadth first, so that the search ends soon where there is nothing. */
function searchMirror(roots: readonly string[], depth: number): string | undefined {
  const found = roots.find((folder) => existsSync(join(folder, PROVIDER)));
  return found ?? (depth > 0 ? searchMirror(roots.flatMap(foldersIn), depth - 1) : undefined);
}

function providerMirror(): string | undefined {
  const named = process.env['TF_PROVIDER_MIRROR'];
  if (named) return existsSync(join(named, PROVIDER)) ? named : undefined;
  return searchMirror([join(homedir(), '.terraform.d', 'plugins')], 0) ?? searchMirror(['/'], 2);
}

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function missingTools(mirror: string | undefined): string[] {
  return [
    ...(works('terraform', 'version') ? [] : ['terraform on the PATH']),
    ...(works('python3', '-c', 'import moto.server, cryptography') ? [] : ['python3 with moto[server,all]']),
    ...(mirror ? [] : ['the AWS provider (set TF_PROVIDER_MIRROR to a file system mirror)']),
  ];
}

function findTools(): { tools?: Tools; missing: readonly string[] } {
  const mirror = providerMirror();
  const missing = missingTools(mirror);
  if (missing.length > 0 || !mirror) return { missing };
  return { missing, tools: { terraform: 'terraform', python: 'python3', providerMirror: mirror } };
}

const { tools, missing } = findTools();

/** `describe` where the tools are there; elsewhere the block is skipped and its title says what is missing. */
export const describeWithTerraform = (title: string, body: (tools: Tools) => void): void => {
  if (tools) describe(title, () => body(tools));
  else describe.skip(`${title} (needs ${missing.join(', ')})`, () => test.skip('not run', () => undefined));
};
