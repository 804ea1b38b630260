import { AwsJsonError, type AwsJsonOperation, type JsonObject } from '../aws-json';

/** Secrets Manager and Parameter Store in one: texts by ARN or name. */
export class Secrets {
  private readonly texts = new Map<string, string>();

  public readonly operations: Readonly<Record<string, AwsJsonOperation>> = {
    GetSecretValue: ({ SecretId }: JsonObject) => ({ ARN: SecretId, SecretString: this.read(SecretId) }),
    GetParameter: ({ Name }: JsonObject) => ({
      Parameter: { Name, Type: 'SecureString', Value: this.read(Name) },
    }),
  };

  public set(name: string, text: string): void {
    this.texts.set(name, text);
  }

  private read(name: unknown): string {
    const text = this.texts.get(String(name));
    if (text === undefined) throw new AwsJsonError('ResourceNotFoundException', `No secret ${String(name)}`);
    return text;
  }
}
