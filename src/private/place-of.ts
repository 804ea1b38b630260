import { TerraformProvider, TerraformStack, type TerraformResource } from 'cdktf';

/** Where a resource will be, as far as synth knows it. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
}

const known = (value: unknown): string | undefined =>
  typeof value === 'string' && !value.includes('${') ? value : undefined;

const inputOf = (holder: object | undefined, name: string): unknown => holder && Reflect.get(holder, name);

/** The one account that a provider may work in, or that of the role it assumes. */
function accountOf(provider: TerraformProvider | undefined): string | undefined {
  const allowed = inputOf(provider, 'allowedAccountIdsInput');
  if (Array.isArray(allowed) && allowed.length === 1) return known(allowed[0]);
  const assumed = inputOf(provider, 'assumeRoleInput');
  const [role] = Array.isArray(assumed) ? (assumed as { readonly roleArn?: string }[]) : [];
  return /^arn:[\w-]+:iam::(\d{12}):/.exec(role?.roleArn ?? '')?.[1];
}

const defaultProvider = (stack: TerraformStack): TerraformProvider | undefined =>
  stack.node
    .findAll()
    .filter((construct) => TerraformProvider.isTerraformProvider(construct))
    .find((provider) => provider.terraformResourceType === 'aws' && provider.alias === undefined);

/** Finds accounts and Regions by the resources' providers. */
export class Places {
  private readonly defaults = new Map<TerraformStack, TerraformProvider | undefined>();

  public of(resource: TerraformResource): Place {
    const provider = resource.provider ?? this.defaultOf(TerraformStack.of(resource));
    const region = inputOf(resource, 'regionInput') ?? inputOf(provider, 'regionInput');
    return { account: accountOf(provider), region: known(region) };
  }

  /** Looked up once for each stack, which has hundreds of constructs. */
  private defaultOf(stack: TerraformStack): TerraformProvider | undefined {
    if (!this.defaults.has(stack)) this.defaults.set(stack, defaultProvider(stack));
    return this.defaults.get(stack);
  }
}
