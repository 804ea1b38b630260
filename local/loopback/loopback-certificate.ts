import { generate } from 'selfsigned';

/** A certificate for 127.0.0.1 and localhost that is its own authority. */
export interface LoopbackCertificate {
  readonly key: string;
  readonly cert: string;
}

/** Made anew each time: a key that lies in a repository is known to everybody. */
export async function loopbackCertificate(): Promise<LoopbackCertificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key, cert };
}
