import { UnusableRequestError } from './send-error';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The URL of a request, which carries credentials and so must not travel in clear.
 *
 * @throws UnusableRequestError when it is no URL, or neither https nor http on this very machine. The value is not
 * quoted: its path or query may be a key.
 */
export function endpointUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined) {
    throw new UnusableRequestError('The endpoint URL is not an absolute URL: correct it.', 'ERR_INVALID_URL');
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))) return url;
  throw new UnusableRequestError(
    `The endpoint URL must begin with https://, got: ${url.protocol}//`,
    'ERR_INVALID_PROTOCOL',
  );
}
