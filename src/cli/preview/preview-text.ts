import type { Previewed } from './preview';
import type { ShownRequest } from './vendor-requests';

const RULE = '─'.repeat(72);

/** Tags of the form `aws:…` are AWS's own bookkeeping. */
const isOwn = ([key]: readonly [string, string]): boolean => !key.startsWith('aws:');

/** An alert as a person reads it: title, description, links. */
export function previewText({ source, alert }: Previewed): string {
  const links = alert.links.map(({ text, href }) => `${text}: ${href}`);
  const tags = Object.entries(alert.tags)
    .filter(isOwn)
    .map(([key, value]) => `${key}=${value}`);
  const tail = [...links, ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []), `Key: ${alert.key}`];
  return [`${RULE}\n${source}`, alert.title, alert.description, tail.join('\n')].join('\n\n') + '\n\n';
}

/** A request as it goes over the wire: method and address, headers, body. */
export function requestText(source: string, { method, url, headers, body }: ShownRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${RULE}\n${source}\n\n${method} ${url}\n${lines.join('\n')}\n\n${JSON.stringify(body, null, 2)}\n\n`;
}
