import { at } from '../../lambda/finding/json';
import type { InputProblem, Located } from '../input/located';

/** Findings with the identity of an earlier one: Security Hub would keep only the last that it got. */
export function duplicatesIn(findings: readonly Located[]): readonly InputProblem[] {
  const seen = new Map<string, string>();
  return findings.flatMap((finding): InputProblem[] => {
    const line = finding.lineOf([]);
    const key = JSON.stringify([at(finding.value, 'ProductArn'), at(finding.value, 'Id')]);
    const earlier = seen.get(key);
    seen.set(key, earlier ?? `${finding.source}:${line}`);
    if (earlier === undefined) return [];
    const message = `warning: has the same Id and ProductArn as ${earlier}; Security Hub keeps one of them`;
    return [{ source: finding.source, line, message }];
  });
}
