import type { Finding, FindingFormat } from '../finding/finding';

/** What a call to Security Hub needs to address a finding. Copied from the event, never rebuilt. */
export interface FindingIdentity {
  readonly format: FindingFormat;
  readonly id: string;
  readonly productArn: string;
  readonly accountId: string;
  /** Region of the bus that the finding came from: the home Region where findings are aggregated. */
  readonly region: string;
  /** OCSF only. */
  readonly metadataUid?: string;
  readonly productUid?: string;
}

/** @param eventRegion Region of the bus; empty where the event does not say */
export const identityOf = (finding: Finding, eventRegion: string): FindingIdentity => ({
  format: finding.format,
  id: finding.id,
  productArn: finding.productArn,
  accountId: finding.accountId,
  region: eventRegion || finding.region,
  metadataUid: finding.ocsf?.metadataUid,
  productUid: finding.ocsf?.productUid,
});
