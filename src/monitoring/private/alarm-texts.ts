import { AlarmKind } from '../alarm-kind';

interface AlarmText {
  readonly means: string;
  readonly first: string;
}

/** What whoever is woken by an alarm reads first. */
export const ALARM_TEXTS: Readonly<Record<AlarmKind, AlarmText>> = {
  [AlarmKind.DEAD_LETTERS]: {
    means: 'The dead-letter queue holds messages that could not be delivered. They are kept for 14 days.',
    first:
      "Read one message without removing it; its attributes or the sender's logs say why. Mend, then redrive.",
  },
  [AlarmKind.OLDEST_MESSAGE]: {
    means: 'Messages wait too long in the work queue: alerts, or what people did with them, are late.',
    first:
      'Look for an alarm of the function or the vendor. Without one, more comes in than the function may handle.',
  },
  [AlarmKind.FUNCTION_ERRORS]: {
    means: 'The function fails again and again. Its messages go back to the queue.',
    first: "Read the newest ERROR lines of the function's log group.",
  },
  [AlarmKind.FUNCTION_THROTTLES]: {
    means: 'Lambda refuses to run the function: no concurrency is left. Messages wait.',
    first:
      "Compare the account's concurrency limit, and the function's reserved concurrency, with what is in use.",
  },
  [AlarmKind.FAILED_INVOCATIONS]: {
    means: 'The rule gave up delivering events; they are in the dead-letter queue of the rules.',
    first:
      'Read the attribute ERROR_CODE of a dead letter. Most often a policy of topic, queue or key was changed.',
  },
  [AlarmKind.LOST_EVENTS]: {
    means: 'The rule could neither deliver events nor put them on the dead-letter queue: they are lost.',
    first: "Restore the dead-letter queue's policy and key, then send the findings of that time once more.",
  },
  [AlarmKind.FAILED_NOTIFICATIONS]: {
    means: 'Subscribers of the topic do not take its notifications. SNS is still trying.',
    first: "Open the vendor's status page, and check whether its integration's URL was revoked.",
  },
  [AlarmKind.REDRIVEN_NOTIFICATIONS]: {
    means:
      'The topic gave up delivering notifications; they are in the dead-letter queue of the subscription.',
    first: "SNS does not say why. Check whether the vendor was down, or its integration's URL was revoked.",
  },
  [AlarmKind.LOST_NOTIFICATIONS]: {
    means:
      'The topic could neither deliver notifications nor put them on a dead-letter queue: they are lost.',
    first: "Restore the dead-letter queue's policy and key, then send the findings of that time once more.",
  },
  [AlarmKind.API_ERRORS]: {
    means:
      'The API of the webhooks answers with a server error. Most vendors try again, and stop after some time.',
    first:
      "Read the API's access log and the receive function's log: a secret or the queue may be out of reach.",
  },
  [AlarmKind.REFUSED_WEBHOOKS]: {
    means: 'Webhooks of the endpoint are refused: what people did at the vendor does not reach the findings.',
    first:
      "Read the receive function's warnings. `unauthorized` means that the secrets differ: rotate both sides.",
  },
  [AlarmKind.VENDOR_FAILURES]: {
    means: "Most calls of the vendor's API fail. Alerts wait in the queue and are tried again.",
    first: "Read the forward function's warnings for the HTTP status; open the vendor's status page.",
  },
  [AlarmKind.UNKNOWN_ALERTS]: {
    means: 'Many webhooks are about alerts that the ledger does not know.',
    first:
      'Check that the vendor sends only the alerts of this integration, and that the ledger is the right table.',
  },
  [AlarmKind.REFUSED_FINDINGS]: {
    means: 'Security Hub refuses for good what people did at the vendor. It is in the dead-letter queue.',
    first: 'Read the dead letter: its attribute `reason` is the error code of Security Hub.',
  },
  [AlarmKind.MISSING_FINDINGS]: {
    means:
      'Security Hub does not have the findings that people work on: deleted by retention, or another account.',
    first:
      "Check that the function's account is the administrator of the findings' accounts, in the right Region.",
  },
  [AlarmKind.SILENT_WAY_BACK]: {
    means: 'Alerts stay open, and the vendor has not sent a single webhook for days.',
    first:
      "Check that the webhook is on at the vendor: vendors switch one off after failures. Send the vendor's test.",
  },
  [AlarmKind.LATE_ALERTS]: {
    means: 'Alerts reach the vendor late: one in twenty needs longer than the threshold.',
    first:
      "Look for alarms of the vendor, the queue and the function; after a redrive it is the old events' age.",
  },
};

/** CloudWatch takes up to 1024 characters. */
export const alarmDescription = (kind: AlarmKind, runbookUrl: string): string => {
  const { means, first } = ALARM_TEXTS[kind];
  return `${means} First: ${first} Runbook: ${runbookUrl}#${kind}`;
};
