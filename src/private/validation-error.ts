import type { IConstruct } from 'constructs';

/**
 * Props that AWS or a vendor would refuse, or that would lose alerts; all problems of one construct in one error.
 * Known by its `name`: it is not exported, because jsii knows no errors, and two copies of a class are never equal.
 */
export class ValidationError extends Error {
  public override readonly name = 'ValidationError';
  public readonly problems: readonly string[];

  public constructor(problems: readonly string[], scope: IConstruct | string) {
    const where = typeof scope === 'string' ? scope : scope.node.path;
    super(
      `${where}: ${problems.length === 1 ? problems[0] : problems.map((line) => `\n  - ${line}`).join('')}`,
    );
    this.problems = [...problems];
  }
}
