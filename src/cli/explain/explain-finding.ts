import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';
import { alertKey } from '../../lambda/finding/key';
import type { Clients } from '../aws/clients';
import { securityHubSdk } from '../aws/clients';
import type { Deployment } from '../deployment/deployment';
import { LedgerReader } from '../ledger/read-ledger';
import { alertHistory, askedHistory } from './alert-history';
import { explain } from './explain';
import { readRules, type ReadRule } from './read-rules';

/** What is told of one finding. */
export interface Explanation {
  readonly productArn: string;
  readonly lines: readonly string[];
}

export interface Question {
  readonly findingId: string;
  /** Where Security Hub does not have the finding any more. */
  readonly productArn?: string;
  readonly tableName: string;
  readonly now: number;
}

async function readFindings(clients: Clients, findingId: string): Promise<readonly AwsSecurityFinding[]> {
  const { GetFindingsCommand } = securityHubSdk();
  const Filters = { Id: [{ Value: findingId, Comparison: 'EQUALS' as const }] };
  return (await clients.securityHub.send(new GetFindingsCommand({ Filters }))).Findings ?? [];
}

async function ledgerLines(clients: Clients, productArn: string, question: Question) {
  const { tableName, findingId, now } = question;
  const { finding, alerts } = await new LedgerReader(clients, tableName).history(
    alertKey(productArn, findingId),
  );
  return [...alerts.flatMap((alert) => alertHistory(alert, now)), ...(finding ? askedHistory(finding) : [])];
}

const UNTOLD =
  'No API endpoint has been told of it: its event may still wait (see status), lie with the dead letters (see redrive), or be older than the stack. Native endpoints keep no record.';

function ruleLines(rules: readonly ReadRule[], finding: AwsSecurityFinding): readonly string[] {
  const enabled = rules.filter(({ isEnabled }) => isEnabled);
  const disabled = rules.filter(({ isEnabled }) => !isEnabled);
  return [
    ...explain({ finding: { ...finding }, rules: enabled, endpoints: [], logLines: [] }),
    ...disabled.map(({ name }) => `Rule ${name}: is disabled, and takes nothing.`),
  ];
}

/** Every finding of this id, each with what the rules make of it and what became of it. */
export async function explainFinding(
  clients: Clients,
  deployment: Deployment,
  question: Question,
): Promise<readonly Explanation[]> {
  const [found, rules] = await Promise.all([
    readFindings(clients, question.findingId),
    readRules(clients, deployment.ruleArns),
  ]);
  const wanted = found.filter(({ ProductArn }) => [undefined, ProductArn].includes(question.productArn));
  if (wanted.length === 0 && question.productArn !== undefined) {
    const gone = `Finding ${question.findingId}: Security Hub does not have it in ${deployment.region}.`;
    const lines = await ledgerLines(clients, question.productArn, question);
    return [{ productArn: question.productArn, lines: [gone, ...(lines.length > 0 ? lines : [UNTOLD])] }];
  }
  return Promise.all(
    wanted.map(async (finding) => {
      const productArn = finding.ProductArn ?? '';
      const lines = await ledgerLines(clients, productArn, question);
      return { productArn, lines: [...ruleLines(rules, finding), ...(lines.length > 0 ? lines : [UNTOLD])] };
    }),
  );
}
