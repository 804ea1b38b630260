/** Exit codes of the command line: a contract with the scripts around it. */
export const EXIT = {
  /** All that was given was done. */
  done: 0,
  /** Some findings were given up; they are in the file that the output names. */
  incomplete: 1,
  /** The command line or the input is wrong; nothing was sent. */
  invalid: 2,
} as const;

/** Ends the command with a message for the person at the terminal, without a stack trace. */
export class CliError extends Error {
  public override readonly name = 'CliError';

  public constructor(
    message: string,
    public readonly exitCode: number = EXIT.invalid,
  ) {
    super(message);
  }
}
