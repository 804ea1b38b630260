/** How an import ended. Its JSON is the last line of a piped import: a contract with scripts. */
export interface ImportSummary {
  readonly total: number;
  readonly received: number;
  /** Findings that were given up. */
  readonly left: number;
  readonly leftFile?: string;
  readonly dryRun?: boolean;
  /** Calls that a dry run would make. */
  readonly batches?: number;
}

const plural = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : noun.endsWith('h') ? 'es' : 's'}`;

/** A sentence for a person, one line of JSON for a pipe. */
export function summaryText(summary: ImportSummary, interactive: boolean): string {
  if (!interactive) return `${JSON.stringify(summary)}\n`;
  const { total, received, left, leftFile, batches = 0 } = summary;
  if (summary.dryRun)
    return `${plural(total, 'finding')} would go in ${plural(batches, 'batch')}; nothing was sent.\n`;
  if (left === 0) return `Security Hub received ${plural(received, 'finding')}.\n`;
  return `Security Hub received ${received} of ${plural(total, 'finding')}; ${left} left in ${leftFile}: import that file once the reasons above are dealt with.\n`;
}
