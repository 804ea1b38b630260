import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { PlaceConfig } from './config/alerting-config';

/** Providers that the synthesized stacks are tested with. The bindings would pin the one they were made from. */
const PROVIDER_RANGE = '>= 5.100.0, < 7.0.0';

const TERRAFORM_RANGE = '>= 1.5.0';

export function addProvider(stack: TerraformStack, region: string, config: PlaceConfig): AwsProvider {
  stack.addOverride('terraform.required_providers.aws.version', PROVIDER_RANGE);
  stack.addOverride('terraform.required_version', TERRAFORM_RANGE);
  return new AwsProvider(stack, 'Aws', {
    region,
    allowedAccountIds: config.allowedAccountIds && [...config.allowedAccountIds],
    assumeRole: config.assumeRole && [{ ...config.assumeRole }],
    defaultTags: config.tags && [{ tags: { ...config.tags } }],
  });
}
