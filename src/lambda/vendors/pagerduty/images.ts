import type { ForwarderConfig } from '../../../contract/forwarder-config';
import { VendorConfigError } from '../common/vendor-config-error';

/** An image on every alert, e.g. the way to the runbook as a picture. */
export interface PagerDutyImage {
  /** Shown by PagerDuty only when it is https. */
  readonly src: string;
  readonly href?: string;
  readonly alt?: string;
}

/**
 * The images of `options.images`.
 *
 * @throws VendorConfigError when it is no list of images with an https source
 */
export function imagesOf({ endpointId, options }: ForwarderConfig): readonly PagerDutyImage[] {
  const images: unknown = options?.images ?? [];
  if (Array.isArray(images) && images.every(isImage)) return images;
  throw new VendorConfigError(
    endpointId,
    '`options.images` must be a list of { "src": "https://…", "href": "https://…", "alt": "…" }; `src` is required.',
  );
}

function isImage(value: unknown): value is PagerDutyImage {
  if (typeof value !== 'object' || value === null) return false;
  const { src, href, alt } = value as Record<string, unknown>;
  return (
    isHttps(src) && (href === undefined || isHttps(href)) && (alt === undefined || typeof alt === 'string')
  );
}

const isHttps = (value: unknown): boolean =>
  typeof value === 'string' && URL.canParse(value) && new URL(value).protocol === 'https:';
