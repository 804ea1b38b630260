const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
};

/** Points the AWS SDK at stand-ins, by service as in `AWS_ENDPOINT_URL_SQS`; the answer undoes it. */
export function useStandIns(urls: Readonly<Record<string, string>>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, CREDENTIALS);
  for (const [service, url] of Object.entries(urls)) process.env[`AWS_ENDPOINT_URL_${service}`] = url;
  return () => void (process.env = before);
}
