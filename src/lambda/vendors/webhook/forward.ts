import { credentialOf } from '../common/credential';
import { messageId, signatureHeaders, signingKey } from '../common/standard-webhooks';
import type { ForwardPart, VendorContext } from '../vendor';
import { VendorConfigError } from '../common/vendor-config-error';
import { webhookBody } from './body';
import { extraHeaders } from './headers';
import { webhookOptions } from './options';

/**
 * Any HTTPS receiver: a JSON document with a signature of Standard Webhooks 1.0.0. Its form is described in
 * `docs/webhook-schema.md`. The URL is the secret `url` where it holds a key; a route's `secretName` names another
 * signing secret, its `team` and `responders` stand in the document.
 */
export const forward: ForwardPart = {
  requests(action, alert, context) {
    if (action === 'note' && alert.note === undefined) return [];
    const options = webhookOptions(context.config);
    const id = messageId(context.eventId);
    const body = webhookBody(action, alert, { ...context, eventId: id }, options);
    const headers = {
      'content-type':
        options.bodyFormat === 'cloudevents' ? 'application/cloudevents+json' : 'application/json',
      'user-agent': 'cdktf-securityhub-alerting',
      ...extraHeaders(context, options),
      ...signatureHeaders(options.signature === 'none' ? [] : signingKeys(context), {
        id,
        now: context.now,
        body,
      }),
    };
    return [{ method: 'POST', url: urlOf(context), headers, body }];
  },
};

function urlOf({ config, secrets }: VendorContext): string {
  const url = secrets.url?.trim() || config.url;
  if (url !== undefined && url !== '') return url;
  throw new VendorConfigError(config.endpointId, 'set `url`, or a secret named "url" that holds the URL.');
}

/** A secret may hold several keys, parted by white space: then each of them signs, until the old one is taken out. */
function signingKeys(context: VendorContext): Buffer[] {
  return credentialOf(context)
    .split(/\s+/)
    .map((secret) => {
      const key = signingKey(secret);
      if (key !== undefined) return key;
      throw new VendorConfigError(
        context.config.endpointId,
        'the signing secret must be "whsec_" and at least 16 bytes (better 24 to 64) in base64.',
      );
    });
}
