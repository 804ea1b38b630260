import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from './cloud';
import type { RunResult } from './run';
import { run } from './run';

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  };
}

export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A synthesized folder under the real Terraform, exactly as it was synthesized. */
export class Terraform {
  private constructor(
    private readonly folder: string,
    private readonly scratch: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  public static async in(
    folder: string,
    { tools, environment }: Cloud,
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Terraform> {
    const scratch = await mkdtemp(join(tmpdir(), 'alerting-terraform-'));
    const config = join(scratch, 'cli.tfrc');
    const path = JSON.stringify(tools.providerMirror);
    await writeFile(config, `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`);
    const inputs: Record<string, string> = {};
    for (const [name, value] of Object.entries(variables)) inputs[`TF_VAR_${name}`] = value;
    return new Terraform(folder, scratch, {
      PATH: process.env['PATH'],
      HOME: homedir(),
      ...environment,
      ...inputs,
      TF_CLI_CONFIG_FILE: config,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
    });
  }

  public init(): Promise<RunResult> {
    return this.command('init', '-input=false');
  }

  public validate(): Promise<RunResult> {
    return this.command('validate');
  }

  /** The changes that a plan holds, without those that do nothing. */
  public async plan(): Promise<readonly ResourceChange[]> {
    const file = join(this.scratch, 'plan');
    await this.command('plan', '-input=false', '-lock=false', `-out=${file}`);
    const plan = await this.json<{ resource_changes?: readonly ResourceChange[] }>('show', '-json', file);
    return (plan.resource_changes ?? []).filter(
      ({ change }) => !change.actions.every((action) => action === 'no-op' || action === 'read'),
    );
  }

  public apply(): Promise<RunResult> {
    return this.command('apply', '-input=false', '-auto-approve');
  }

  public destroy(): Promise<RunResult> {
    return this.command('destroy', '-input=false', '-auto-approve');
  }

  /** Every resource of the state, with all its attributes. */
  public async resources(): Promise<readonly StateResource[]> {
    const state = await this.json<{ values?: { root_module?: { resources?: StateResource[] } } }>(
      'show',
      '-json',
    );
    return state.values?.root_module?.resources ?? [];
  }

  public async outputs(): Promise<Readonly<Record<string, { readonly value: unknown }>>> {
    return this.json('output', '-json');
  }

  public dispose(): Promise<void> {
    return rm(this.scratch, { recursive: true, force: true });
  }

  private async json<T>(...args: string[]): Promise<T> {
    return JSON.parse((await this.command(...args)).stdout) as T;
  }

  /** @throws Error with everything that Terraform said when it fails. */
  private async command(...args: string[]): Promise<RunResult> {
    const result = await run('terraform', [...args, ...(args[0] === 'show' ? [] : ['-no-color'])], {
      cwd: this.folder,
      env: this.env,
    });
    if (result.code === 0) return result;
    throw new Error(
      `terraform ${args.join(' ')} exited with ${result.code}\n${result.stdout}${result.stderr}`,
    );
  }
}
