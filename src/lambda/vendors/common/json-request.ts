import type { ForwarderConfig } from '../../../contract/forwarder-config';
import type { VendorRequest } from '../../http/vendor-call';

const HEADERS = { 'content-type': 'application/json', 'user-agent': 'cdktf-securityhub-alerting' };

/** A POST with a JSON body. Undefined fields are left out. */
export const jsonPost = (
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): VendorRequest => ({
  method: 'POST',
  url,
  headers: { ...HEADERS, ...headers },
  body: JSON.stringify(body),
});

/** The vendor's base URL without the slash at its end. */
export const baseUrl = (config: ForwarderConfig, fallback: string): string =>
  (config.url ?? fallback).replace(/\/+$/, '');
