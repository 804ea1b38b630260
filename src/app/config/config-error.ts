/** A configuration file that cannot be deployed. Its message is all that a user needs: no stack trace. */
export class ConfigError extends Error {
  public override readonly name = 'ConfigError';

  public constructor(
    public readonly file: string,
    public readonly problems: readonly string[],
  ) {
    super(`${file} cannot be used:${problems.map((line) => `\n  - ${line}`).join('')}`);
  }
}
