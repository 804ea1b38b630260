import { SecurityhubProductSubscription } from '@cdktf/provider-aws/lib/securityhub-product-subscription';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import { checkProduct, productPath } from '../private/finding-products';
import { Problems } from '../private/problems';

export interface ProductSubscriptionProps {
  /**
   * The product: one of AWS's own by name (`Inspector`, `GuardDuty`, `Macie`), a partner's by the ARN that
   * `aws securityhub describe-products` shows for this Region.
   */
  readonly product: string;

  /**
   * What must exist first, such as the resource that switches Security Hub on.
   * @default - nothing
   */
  readonly dependencies?: ITerraformDependable[];
}

/**
 * Lets a product send its findings to Security Hub in this account and Region; destroying it stops the findings.
 * AWS switches its own products on by itself: this is for those switched off, and for partners.
 */
export class ProductSubscription extends Construct {
  public readonly resource: SecurityhubProductSubscription;
  public readonly productArn: string;

  /** @throws ValidationError when the product is not known */
  public constructor(scope: Construct, id: string, props: ProductSubscriptionProps) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...checkSubscribable(props.product));
    problems.throwIfAny(this);
    this.productArn = productArn(props.product, AwsEnvironment.of(this));
    this.resource = new SecurityhubProductSubscription(this, 'Resource', {
      productArn: this.productArn,
      dependsOn: props.dependencies,
    });
  }
}

/** The account in a partner's ARN is the partner's own and cannot be made from the name. */
function checkSubscribable(product: string): readonly string[] {
  const path = productPath(product);
  if (path === undefined || /^(aws|amazon)\//.test(path)) return checkProduct('product', product);
  return [`\`product\` must be the product ARN for a partner's product, got: ${JSON.stringify(product)}`];
}

/** The ARN of an AWS product names no account. */
function productArn(product: string, { partition, region }: AwsEnvironment): string {
  const path = productPath(product);
  return path === undefined ? product : `arn:${partition}:securityhub:${region}::product/${path}`;
}
