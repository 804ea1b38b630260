import type { ResourceChange } from './terraform';

const changedAttributes = ({ change }: ResourceChange): string[] =>
  Object.keys({ ...change.before, ...change.after }).filter(
    (name) => JSON.stringify(change.before?.[name]) !== JSON.stringify(change.after?.[name]),
  );

/** moto forgets a topic's signature version and reports 0: the one difference between it and AWS that a plan shows. */
const isForgottenSignatureVersion = (planned: ResourceChange): boolean =>
  planned.type === 'aws_sns_topic' &&
  changedAttributes(planned).join() === 'signature_version' &&
  planned.change.before?.['signature_version'] === 0 &&
  planned.change.after?.['signature_version'] === 2;

/** moto keeps no logging configuration of a function, so each plan wants to set it again. */
const isForgottenLogging = (planned: ResourceChange): boolean =>
  planned.type === 'aws_lambda_function' &&
  changedAttributes(planned).join() === 'logging_config' &&
  JSON.stringify(planned.change.before?.['logging_config']) === '[]';

const compact = (json: unknown): string => JSON.stringify(JSON.parse(String(json)));

/** moto answers a redrive policy with spaces in its JSON, which AWS does not; the provider compares the text. */
const isRespacedRedrivePolicy = (planned: ResourceChange): boolean =>
  planned.type === 'aws_sqs_queue' &&
  changedAttributes(planned).join() === 'redrive_policy' &&
  compact(planned.change.before?.['redrive_policy']) === compact(planned.change.after?.['redrive_policy']);

const EXCUSES = [isForgottenSignatureVersion, isForgottenLogging, isRespacedRedrivePolicy];

/** The changes of a plan that the emulator is not to blame for. */
export const realChanges = (plan: readonly ResourceChange[]): readonly ResourceChange[] =>
  plan.filter((planned) => !EXCUSES.some((excuses) => excuses(planned)));

/** `address: attributes` of each change, for messages that say what is wrong. */
export const described = (plan: readonly ResourceChange[]): string[] =>
  plan.map((planned) => {
    const { address, change } = planned;
    return `${change.actions.join('+')} ${address}: ${changedAttributes(planned).join(', ')}`;
  });
