interface RemoteService {
  readonly organization: string;
  readonly hostname?: string;
  readonly workspace?: string;
}

/** Where Terraform keeps the state; one member per `definitions/*Backend` of the schema. */
export type BackendConfig =
  | { readonly type: 'local'; readonly path?: string }
  | {
      readonly type: 's3';
      readonly bucket: string;
      readonly key?: string;
      readonly region: string;
      readonly encrypt?: boolean;
      readonly kmsKeyId?: string;
      readonly useLockfile?: boolean;
      readonly dynamodbTable?: string;
      readonly assumeRoleArn?: string;
    }
  | {
      readonly type: 'http';
      readonly address: string;
      readonly lockAddress?: string;
      readonly unlockAddress?: string;
      readonly updateMethod?: string;
      readonly lockMethod?: string;
      readonly unlockMethod?: string;
    }
  | ({ readonly type: 'cloud' | 'remote' } & RemoteService);

/** What a backend's texts may contain to differ per stack. */
export const STACK_PLACEHOLDER = '{stack}';

const LOCATION_FIELD = {
  local: 'path',
  s3: 'key',
  http: 'address',
  cloud: 'workspace',
  remote: 'workspace',
} as const;

/** The backend's field that says which state is meant. */
export const locationField = (backend: BackendConfig): string => LOCATION_FIELD[backend.type];

/** Fills in the defaults of the location and the stack's name, in every text of the backend. */
export function resolveBackend(backend: BackendConfig | undefined, stackName: string): BackendConfig {
  const filled = withDefaultLocation(backend ?? { type: 'local' });
  const entries = Object.entries(filled).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? value.replaceAll(STACK_PLACEHOLDER, stackName) : value,
  ]);
  return Object.fromEntries(entries) as BackendConfig;
}

/**
 * One text per state: two stacks with the same one would overwrite each other's resources.
 * `undefined` for a file in the stack's own folder.
 */
export function backendLocation(backend: BackendConfig): string | undefined {
  switch (backend.type) {
    case 'local':
      return backend.path?.startsWith('..') ? backend.path : undefined;
    case 's3':
      return `s3://${backend.bucket}/${backend.key ?? ''}`;
    case 'http':
      return backend.address;
    default:
      return [backend.hostname ?? 'app.terraform.io', backend.organization, backend.workspace].join('/');
  }
}

function withDefaultLocation(backend: BackendConfig): BackendConfig {
  switch (backend.type) {
    case 'local':
      return { path: `terraform.${STACK_PLACEHOLDER}.tfstate`, ...backend };
    case 's3':
      return { key: `${STACK_PLACEHOLDER}/terraform.tfstate`, ...backend };
    case 'http':
      return backend;
    default:
      return { workspace: STACK_PLACEHOLDER, ...backend };
  }
}
