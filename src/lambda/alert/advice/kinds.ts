import type { Finding } from '../../finding/finding';

interface Kind {
  /** What of a finding tells its kind. */
  readonly fits: (finding: Finding, text: string) => boolean;
  readonly step: string;
}

const ofType =
  (pattern: RegExp): Kind['fits'] =>
  ({ types }) =>
    types.some((type) => pattern.test(type));

const ofText =
  (pattern: RegExp): Kind['fits'] =>
  (_finding, text) =>
    pattern.test(text);

const SECRET = /\b(secret|password|passphrase|private key|access key|api key|token|credential)s?\b/i;
const LEAKED = /\b(found|exposed|leaked|hard-?coded)\b/i;

/** Kinds of finding in the order of how much they tell; types are those of ASFF and of Security Hub's OCSF. */
const KINDS: readonly Kind[] = [
  {
    fits: ofText(/\b(decoys?|deception|honey-?(pots?|tokens?)|canary ?tokens?)\b/i),
    step: 'Nobody has a reason to touch a decoy: find out who or what did, isolate it, and look for what else it touched.',
  },
  {
    fits: ofText(/reachab|internet[- ]facing|exposed to the internet|open to the (internet|world)/i),
    step: 'Close the path at its narrowest point, most often the security group, unless it is open on purpose.',
  },
  {
    fits: (finding) =>
      finding.vulnerabilities.length > 0 || finding.types.some((type) => /vulnerabilit/i.test(type)),
    step: 'Look for an update of the vulnerable software; until there is one, limit who can reach it.',
  },
  {
    fits: ({ title, types }) =>
      SECRET.test(title) &&
      (LEAKED.test(title) || types.some((type) => /sensitive ?data|exposure/i.test(type))),
    step: 'Revoke the secret now and issue a new one; taking it out of the file does not take it back.',
  },
  {
    fits: ofType(/sensitive ?data/i),
    step: 'Check who can read the data; if it does not belong there, move it or close the access.',
  },
  {
    fits: ofType(/exfiltration|data exposure/i),
    step: 'Find out what can be read or was taken and by whom, and close that way.',
  },
  {
    fits: ofType(/^(TTPs|Threats|Effects|Unusual Behaviors)\b/i),
    step: 'Ask the owner whether this is expected; if not, isolate the resource and rotate the credentials it can reach.',
  },
  {
    fits: ({ complianceStatus, types }) =>
      complianceStatus !== undefined ||
      types.some((type) => /software and configuration checks|posture/i.test(type)),
    step: 'Bring the resource in line with the check, or suppress the finding with a reason.',
  },
];

/** Where even the kind is not known. */
const ANY =
  'Ask the owner of the resource whether this is expected; if not, contain it and look for the cause.';

/** The first step for a finding of which only the kind is known. */
export function adviceByKind(finding: Finding): string {
  const text = `${finding.title} ${finding.description.slice(0, 500)} ${finding.types.join(' ')} ${finding.product}`;
  return KINDS.find(({ fits }) => fits(finding, text))?.step ?? ANY;
}
