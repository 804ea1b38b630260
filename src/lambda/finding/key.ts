import { createHash } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * The product ARN as Security Hub CSPM writes it (`:product/`), also for the `:productv2/` of OCSF, so that
 * both copies of one finding have one key.
 */
export const classicProductArn = (productUid: string): string =>
  productUid.replace(/^(arn:[^:]*:securityhub:[^:]*:[^:]*:)productv2\//, '$1product/');

/** Dedup key of a finding: 64 hex characters, the same for the ASFF and the OCSF copy. */
export const alertKey = (productArn: string, id: string): string =>
  sha256(`${classicProductArn(productArn)}|${id}`);
