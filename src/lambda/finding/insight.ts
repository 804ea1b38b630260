/** An insight result: resources and counts that a person sent, without findings behind them. */
export interface Insight {
  /** `sha256(insightArn)` in hex. */
  readonly key: string;
  readonly arn: string;
  readonly name: string;
  readonly resultType: string;
  readonly results: readonly { readonly value: string; readonly count: number }[];
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly actionName: string;
}
