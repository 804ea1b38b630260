import { ageText, plural } from '../age-text';
import { queueNameOf } from '../deployment/deployment';
import { adviceOf } from './advice';
import type { LetterResult } from './redrive';

const outcomeText = ({ outcome, destination, why }: LetterResult): string => {
  if (outcome === 'sent') return `sent back to ${destination}`;
  if (outcome === 'would-be-sent') return `would be sent back to ${destination}`;
  if (outcome === 'kept') return `KEPT: ${why}`;
  return outcome === 'listed' ? '' : outcome.replaceAll('-', ' ');
};

function letterText(result: LetterResult, now: number): string {
  const { id, reason, detail, about, sentAt } = result.letter;
  const age = sentAt === undefined ? '' : `, ${ageText(now - sentAt)} old`;
  const outcome = outcomeText(result);
  const lines = [
    `  ${id}  ${reason}${detail ? ` (${detail})` : ''}${age}`,
    ...about.map((item) => `      about: ${item}`),
    ...(outcome === '' || result.outcome === 'kept' ? [`      first: ${adviceOf(result.letter)}`] : []),
    ...(outcome === '' ? [] : [`      ${outcome}`]),
  ];
  return lines.join('\n');
}

/** The letters by queue, for a person. */
export function redriveText(results: readonly LetterResult[], now: number): string {
  if (results.length === 0) return 'No dead letters.\n';
  const urls = [...new Set(results.map(({ letter }) => letter.queueUrl))];
  const parts = urls.map((url) => {
    const own = results.filter(({ letter }) => letter.queueUrl === url);
    const title = `${queueNameOf(url)}: ${plural(own.length, 'dead letter')}`;
    return [title, ...own.map((result) => letterText(result, now))].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

/** The same for scripts: a contract. */
export const redriveJson = (results: readonly LetterResult[]): object => ({
  letters: results.map((result) => {
    const { letter, outcome, destination, why } = result;
    const { id, reason, detail, about, sentAt, attributes } = letter;
    return {
      id,
      queue: queueNameOf(letter.queueUrl),
      reason,
      detail,
      endpoint: attributes['endpoint'],
      about,
      sentAt: sentAt === undefined ? undefined : new Date(sentAt).toISOString(),
      advice: adviceOf(letter),
      outcome,
      destination,
      why,
    };
  }),
});
