import { bareSecret } from './literal-secret';

const LONGEST = 80;

/** A wrong value as an error may quote it: short, of a URL only the host, of what is or may be a secret nothing. */
export function shownValue(value: unknown, isSecret = false): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  const hidden = `a text of ${text.length - 2} characters, not shown here`;
  const host = typeof value === 'string' && /^(https?:\/\/)([^\s/?#@]+@)?([^\s/?#@]+)./i.exec(value);
  if (host) return `"${host[1]}${host[3]}/…"`;
  if (bareSecret(text) || (isSecret && typeof value === 'string')) return hidden;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
