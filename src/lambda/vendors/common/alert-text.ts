import type { Alert, AlertLink } from '../../alert/alert';
import { cut, cutClean } from './cut';

const MAX_LINKS = 10;
const MAX_LINK_TEXT = 200;
/** Longer addresses do not work in all browsers; one that is cut works in none, so it is left out. */
const MAX_HREF = 2_048;

/** ` on my-bucket (prod 111122223333, eu-central-1)` at the end of a title, or the place alone. */
const PLACE = /( on \S{1,60})? \([^()]{1,60}\)$/;

/**
 * The title on one line. Never empty: every vendor requires one. In one that is too long, what is cut is the text before
 * the place, so that it still says where.
 */
export function titleOf(alert: Alert, limit: number): string {
  // Whitespace may shrink, hence the longer beginning.
  const line = cutClean(alert.title, 4 * limit)
    .replace(/\s+/g, ' ')
    .trim();
  const title = line || `Security Hub finding ${alert.key}`;
  const place = PLACE.exec(title)?.[0] ?? '';
  if (title.length <= limit || place.length > (2 * limit) / 3) return cut(title, limit);
  return cut(title.slice(0, -place.length || undefined), limit - place.length) + place;
}

/** The alert's own links, then console and remediation if not among them; each address once, absolute http(s) only. */
export function linksOf(alert: Alert): AlertLink[] {
  const all = [
    ...alert.links,
    { text: 'Open in AWS console', href: alert.consoleUrl },
    ...(alert.remediation.url === undefined ? [] : [{ text: 'Remediation', href: alert.remediation.url }]),
  ];
  const byHref = new Map<string, AlertLink>();
  for (const { text, href } of all) {
    const address = webAddress(href);
    if (address === undefined || byHref.has(address)) continue;
    byHref.set(address, { text: cutClean(text, MAX_LINK_TEXT) || address, href: address });
  }
  return [...byHref.values()].slice(0, MAX_LINKS);
}

/** The description, and the links below it: the description alone is cut, so that the way to the rest remains. */
export function descriptionWithLinks(alert: Alert, limit: number): string {
  const links = linksOf(alert).map(({ text, href }) => `${text}: ${href}`);
  let tail = '';
  for (const line of links) {
    if (tail.length + line.length + 2 <= limit / 2) tail += `\n${line}`;
  }
  if (tail === '') return descriptionOf(alert, limit);
  return `${descriptionOf(alert, limit - tail.length - 1)}\n${tail}`.trim();
}

export const descriptionOf = (alert: Alert, limit: number): string =>
  cutClean(alert.description.trim(), limit);

function webAddress(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const { protocol, href: address } = new URL(href);
  return /^https?:$/.test(protocol) && address.length <= MAX_HREF ? address : undefined;
}
