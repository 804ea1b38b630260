import {
  CloudBackend,
  HttpBackend,
  LocalBackend,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  RemoteBackend,
  S3Backend,
  type TerraformStack,
} from 'cdktf';
import type { BackendConfig } from './config/backend-config';

type Of<T extends BackendConfig['type']> = Extract<BackendConfig, { type: T }>;

/** The first Terraform that locks with a file in the bucket. */
const LOCKFILE_RANGE = '>= 1.10.0';

/**
 * Sets where Terraform keeps the stack's state. Always set: the default of CDKTF is an absolute path of the machine
 * that synthesizes.
 */
export function addBackend(stack: TerraformStack, backend: BackendConfig): void {
  switch (backend.type) {
    case 'local':
      new LocalBackend(stack, { path: backend.path });
      break;
    case 's3':
      addS3Backend(stack, backend);
      break;
    case 'http':
      addHttpBackend(stack, backend);
      break;
    default:
      addRemoteService(stack, backend);
  }
}

function addS3Backend(stack: TerraformStack, backend: Of<'s3'>): void {
  const { bucket, key = '', region, encrypt = true, kmsKeyId, dynamodbTable, assumeRoleArn } = backend;
  new S3Backend(stack, {
    bucket,
    key,
    region,
    encrypt,
    kmsKeyId,
    dynamodbTable,
    assumeRole: assumeRoleArn === undefined ? undefined : { roleArn: assumeRoleArn },
  });
  if (backend.useLockfile ?? dynamodbTable === undefined) {
    stack.addOverride('terraform.backend.s3.use_lockfile', true);
    // An older one would not know the argument, and say so in words that do not lead to it.
    stack.addOverride('terraform.required_version', LOCKFILE_RANGE);
  }
}

function addHttpBackend(stack: TerraformStack, backend: Of<'http'>): void {
  const { address, lockAddress, unlockAddress, updateMethod, lockMethod, unlockMethod } = backend;
  new HttpBackend(stack, { address, lockAddress, unlockAddress, updateMethod, lockMethod, unlockMethod });
}

function addRemoteService(stack: TerraformStack, backend: Of<'cloud' | 'remote'>): void {
  const { type, organization, hostname, workspace = '' } = backend;
  if (type === 'cloud') {
    new CloudBackend(stack, { organization, hostname, workspaces: new NamedCloudWorkspace(workspace) });
  } else {
    new RemoteBackend(stack, { organization, hostname, workspaces: new NamedRemoteWorkspace(workspace) });
  }
}
