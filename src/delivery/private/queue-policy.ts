import type { PolicyStatement } from '../../private/policy-document';
import { denyPlainHttp } from '../../private/policy-document';

/** Who may send to a queue: ARNs of rules or topics, by service principal. */
export class QueueSenders {
  private readonly byService = new Map<string, string[]>();

  public add(servicePrincipal: string, sourceArn: string): void {
    const sources = this.byService.get(servicePrincipal) ?? [];
    if (!sources.includes(sourceArn)) sources.push(sourceArn);
    this.byService.set(servicePrincipal, sources);
  }

  public statements(queueArn: string): PolicyStatement[] {
    const allowed = [...this.byService].map(([service, sources]) =>
      sendStatement(service, sources, queueArn),
    );
    return [...allowed, denyPlainHttp('sqs:SendMessage', queueArn)];
  }
}

function sendStatement(service: string, sources: readonly string[], queueArn: string): PolicyStatement {
  const name = service.split('.')[0] ?? service;
  return {
    Sid: `AllowSendFrom${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': sources } },
  };
}
