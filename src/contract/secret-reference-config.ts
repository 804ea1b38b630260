/** Where a function finds a secret at run time. Never the secret itself. */
export type SecretReferenceConfig =
  | {
      readonly kind: 'secret';
      /** ARN of a Secrets Manager secret. */
      readonly arn: string;
      /** Field of the secret's JSON; the whole string when absent. */
      readonly jsonField?: string;
    }
  | {
      readonly kind: 'parameter';
      /** Name or ARN of an SSM parameter, SecureString included. */
      readonly name: string;
    };
