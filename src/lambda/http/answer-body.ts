import type { IncomingMessage } from 'node:http';

/** Bytes of an answer that are read. Vendors answer with a few hundred. */
export const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * The body as far as it came. Never rejects: the status has arrived, so the vendor has decided, and a body that is cut
 * off by a reset, a timeout or its own length must not make the request look undelivered.
 */
export function answerBody(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const done = (): void => resolve(Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8'));
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) response.destroy();
    });
    response.on('end', done).on('error', done).on('close', done);
  });
}
