import type { OcsfFindingFilters, StringFilter } from '@aws-sdk/client-securityhub';
import { alertKey } from '../finding/key';
import { findingOf } from '../finding/parse-event';
import type { ReadFindings } from '../hub/finding-reader';
import type { FindingIdentity } from '../state/finding-identity';
import { viewOf, type FindingView } from '../state/merge-finding';
import type { SecurityHub } from './client/security-hub';
import type { HubClients } from './hub-clients';

/** Reads up to 20 findings of one format in one call, the limit of a filter's values. */
export function createReadFindings(clients: HubClients): ReadFindings {
  return async (target, identities) => {
    const read = identities[0]?.format === 'OCSF' ? readOcsf : readAsff;
    const views = await read(clients(target, identities), identities);
    return identities.map(({ productArn, id }) => views.get(alertKey(productArn, id)));
  };
}

type Views = ReadonlyMap<string, FindingView>;

const equals = (values: readonly string[]): StringFilter[] =>
  [...new Set(values)].map((Value) => ({ Value, Comparison: 'EQUALS' }));

async function readAsff(client: SecurityHub, identities: readonly FindingIdentity[]): Promise<Views> {
  const Filters = {
    Id: equals(identities.map(({ id }) => id)),
    ProductArn: equals(identities.map(({ productArn }) => productArn)),
  };
  const { Findings = [] } = await client.getFindings({ Filters, MaxResults: 100 });
  return viewsOf(Findings);
}

async function readOcsf(client: SecurityHub, identities: readonly FindingIdentity[]): Promise<Views> {
  const Filters: OcsfFindingFilters = {
    CompositeFilters: [
      {
        Operator: 'OR',
        StringFilters: identities.map(({ id }) => ({
          FieldName: 'finding_info.uid',
          Filter: { Value: id, Comparison: 'EQUALS' },
        })),
      },
    ],
  };
  const { Findings = [] } = await client.getFindingsV2({ Filters, MaxResults: 100 });
  return viewsOf(Findings);
}

/** By finding key. What has no identity was not asked for. */
const viewsOf = (findings: readonly unknown[]): Views =>
  new Map(
    findings
      .map((raw) => findingOf(raw, NOWHERE))
      .filter((finding) => typeof finding !== 'string')
      .map((finding) => [finding.key, viewOf(finding)]),
  );

const NOWHERE = { accountId: '', region: '' };
