import type { IConstruct } from 'constructs';
import { ValidationError } from './validation-error';

/**
 * Collects what is wrong with a construct's props, so that the user sees all of it at once.
 * Each line names the prop in backticks, what is expected, what was got, and the fix.
 */
export class Problems {
  private readonly lines: string[] = [];

  public add(...lines: string[]): void {
    this.lines.push(...lines);
  }

  /** Adds another object's problems under a prefix such as `triggers[0]`. */
  public addFrom(prefix: string, lines: readonly string[]): void {
    this.lines.push(...lines.map((line) => `${prefix}: ${line}`));
  }

  public get all(): readonly string[] {
    return [...this.lines];
  }

  /** @throws ValidationError when anything was added. */
  public throwIfAny(scope: IConstruct | string): void {
    if (this.lines.length > 0) throw new ValidationError(this.lines, scope);
  }
}
