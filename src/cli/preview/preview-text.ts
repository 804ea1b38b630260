import type { Alert } from '../../lambda/alert/alert';

const RULE = '─'.repeat(72);

/** An alert as a person reads it: title, description, links. */
export function previewText({ source, alert }: { readonly source: string; readonly alert: Alert }): string {
  const links = alert.links.map(({ text, href }) => `${text}: ${href}`);
  const tags = Object.entries(alert.tags).map(([key, value]) => `${key}=${value}`);
  const tail = [...links, ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []), `Key: ${alert.key}`];
  return [`${RULE}\n${source}`, alert.title, alert.description, tail.join('\n')].join('\n\n') + '\n\n';
}
