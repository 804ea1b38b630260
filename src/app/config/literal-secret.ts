/** Formats that nothing but a credential has. */
const KEY_FORMATS: readonly [RegExp, string][] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/\bil1(api|hbt|prt|co)[0-9a-z]{8,}/i, 'an ilert key'],
  [/\bwhsec_[A-Za-z0-9+/=]{8,}/, 'a webhook signing secret'],
  [/\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-)[A-Za-z0-9_-]{8,}/, 'an access token'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/, 'a JSON web token'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/^(Bearer|Basic|GenieKey|Token) +\S{8,}/i, 'an authorization header'],
  [/\/\/[^\s/@]+@/, 'a user name or password before @'],
  [
    /[?&;]((api|access|routing|integration|auth)[-_]?)?(key|token|secret|sig|signature|password)=[^&]+/i,
    'a key in the query',
  ],
  [/\/(integration|x-ere)\/[^\s/]{16,}/i, 'an integration key in the path'],
  [/hooks\.slack\.com\/(services|workflows)\/./i, 'an incoming-webhook key'],
];

const UUID = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;

/** Says what secret a text seems to hold; `undefined` when none. URLs are also searched for random parts. */
export function literalSecret(text: string): string | undefined {
  const known = KEY_FORMATS.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  return /^https?:\/\//i.test(text) && randomPart(text.replace(/^https?:\/\/[^/?#]*/i, ''))
    ? 'a long random part'
    : undefined;
}

/** The same for a field that takes an id or a password and no URL: a random text is a secret there. */
export const bareSecret = (text: string): string | undefined =>
  literalSecret(text) ?? (randomPart(text) ? 'a long random text' : undefined);

const randomPart = (text: string): boolean =>
  UUID.test(text) || text.split(/[^A-Za-z0-9]+/).some(looksRandom);

/**
 * Keys mix letters and digits or cases all over; words and names, camel case included, do so at few places.
 * The thresholds are chosen so that 20 random characters of any of the usual alphabets nearly always pass.
 */
function looksRandom(part: string): boolean {
  if (part.length < 16) return false;
  if (/^[0-9a-f]+$/i.test(part) && /\d/.test(part) && /[a-f]/i.test(part)) return true;
  const digitRuns = part.match(/\d+/g)?.length ?? 0;
  return digitRuns >= 3 || changesOfKind(part) / (part.length - 1) >= 0.35;
}

function changesOfKind(part: string): number {
  const kinds = [...part].map((char) => (/\d/.test(char) ? 0 : /[a-z]/.test(char) ? 1 : 2));
  return kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
}
