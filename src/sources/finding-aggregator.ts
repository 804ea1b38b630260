import { SecurityhubFindingAggregator } from '@cdktf/provider-aws/lib/securityhub-finding-aggregator';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Check } from '../private/checks';
import { checkEach, checkOneOf, checkRegion, isToken } from '../private/checks';
import { Problems } from '../private/problems';

/** Which Regions send their findings to this one. */
export enum RegionLinking {
  /** All, those that AWS opens later included. */
  ALL_REGIONS = 'ALL_REGIONS',
  /** All, those that AWS opens later included, but for `regions`. */
  ALL_REGIONS_EXCEPT_SPECIFIED = 'ALL_REGIONS_EXCEPT_SPECIFIED',
  /** Those in `regions`. */
  SPECIFIED_REGIONS = 'SPECIFIED_REGIONS',
}

export interface FindingAggregatorProps {
  /**
   * Which Regions are linked.
   * @default RegionLinking.ALL_REGIONS
   */
  readonly linking?: RegionLinking;

  /**
   * The Regions that are meant, or left out; only and always where `linking` asks for them.
   * @default - none
   */
  readonly regions?: string[];

  /**
   * What must exist first, such as the resource that switches Security Hub on.
   * @default - nothing
   */
  readonly dependencies?: ITerraformDependable[];
}

/**
 * Makes this Region the one where the findings of others are seen and updated. An account has one aggregation
 * Region; in an organization it is the administrator's.
 */
export class FindingAggregator extends Construct {
  public readonly resource: SecurityhubFindingAggregator;

  /** @throws ValidationError when Regions and linking do not fit */
  public constructor(scope: Construct, id: string, props: FindingAggregatorProps = {}) {
    super(scope, id);
    const { linking = RegionLinking.ALL_REGIONS, regions, dependencies } = props;
    const problems = new Problems();
    problems.add(...checkLinking(linking, regions));
    problems.throwIfAny(this);
    this.resource = new SecurityhubFindingAggregator(this, 'Resource', {
      linkingMode: linking,
      specifiedRegions: regions,
      dependsOn: dependencies,
    });
  }
}

function checkLinking(linking: RegionLinking, regions: string[] | undefined): Check {
  const problems = [
    ...checkOneOf('linking', linking, Object.values(RegionLinking)),
    ...checkEach('regions', regions, checkRegion),
  ];
  if (isToken(linking) || isToken(regions)) return problems;
  const given = (regions ?? []).length > 0;
  if (linking === RegionLinking.ALL_REGIONS && given) {
    problems.push('`regions` must not be given with ALL_REGIONS; choose another `linking`');
  }
  if (linking !== RegionLinking.ALL_REGIONS && !given) {
    problems.push(`\`regions\` must name the Regions for ${linking}`);
  }
  return problems;
}
