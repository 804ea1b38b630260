import type { Timeline } from '../timeline';
import type { Invocation } from '../models/copy';
import type { Trace } from '../trace';

/** What happens to an alert, by the functions or by a person. */
export type DeskAction =
  'open' | 'update' | 'acknowledge' | 'unacknowledge' | 'close' | 'reopen' | 'note' | 'priority';

export interface DeskChange {
  readonly action: DeskAction;
  /** Alert key of ours. */
  readonly key: string;
  /** Credential or service by which it came: an alert belongs to the one that opened it. */
  readonly service: string;
  readonly text?: string;
  readonly priority?: string;
  /** All that an opening or an update shows, so that two of them can be compared. */
  readonly content?: string;
  /** Opening what is open already changes nothing. */
  readonly onlyOpens?: boolean;
}

/** The call by which the functions asked. */
export interface Call {
  readonly invocation: Invocation;
  readonly sentAt: number;
}

/** One entry of an alert's log at the vendor. */
export interface DeskEntry extends DeskChange {
  readonly time: number;
  readonly by: 'functions' | 'person';
  /** It made a difference. */
  readonly changed: boolean;
  readonly alertId?: string;
  readonly alertOpen: boolean;
  /** The functions know what became of it. */
  readonly call?: Call;
}

export interface DeskAlert {
  readonly id: string;
  readonly key: string;
  readonly service: string;
  readonly openedAt: number;
  state: 'open' | 'acknowledged' | 'closed';
  priority: string;
  readonly notes: string[];
}

/** The alerts of one vendor's account, and all that was done about them. */
export class Desk {
  public readonly alerts: DeskAlert[] = [];
  public readonly log: DeskEntry[] = [];
  /** Keys that were given a second alert while the first was open. */
  public readonly doubled: string[] = [];
  public onChange: (entry: DeskEntry, alert: DeskAlert) => void = () => undefined;

  public constructor(
    public readonly endpointId: string,
    private readonly timeline: Timeline,
    private readonly trace: Trace,
  ) {}

  public open(key: string): readonly DeskAlert[] {
    return this.alerts.filter((alert) => alert.key === key && alert.state !== 'closed');
  }

  /** What the functions ask for, by key: an alert that is not there is left alone. */
  public byFunctions(change: DeskChange, call: Call): void {
    const alert = this.alerts
      .filter(({ key, service }) => key === change.key && service === change.service)
      .at(-1);
    this.apply(change, alert, 'functions', call);
  }

  public byPerson(action: DeskAction, alert: DeskAlert, details: Partial<DeskChange> = {}): boolean {
    const { key, service } = alert;
    return this.apply({ ...details, action, key, service }, alert, 'person');
  }

  private apply(
    change: DeskChange,
    found: DeskAlert | undefined,
    by: DeskEntry['by'],
    call?: DeskEntry['call'],
  ): boolean {
    const isOpen = found !== undefined && found.state !== 'closed';
    const isNew = change.action === 'open' && !isOpen;
    const alert = isNew ? this.create(change) : found;
    const changed = isNew || (alert !== undefined && alter(alert, change, isOpen));
    const entry = {
      ...change,
      time: this.timeline.now,
      by,
      changed,
      alertId: alert?.id,
      alertOpen: isOpen,
      call,
    };
    this.log.push(entry);
    this.trace.say(
      () =>
        `${this.endpointId}: ${by} ${change.action} ${alert?.id ?? change.key.slice(0, 6)}${changed ? '' : ' (no change)'}`,
    );
    if (changed && alert !== undefined) this.onChange(entry, alert);
    return changed;
  }

  private create({ key, service, priority = '' }: DeskChange): DeskAlert {
    if (this.open(key).length > 0) this.doubled.push(key);
    const id = `${this.endpointId.toUpperCase()}${this.alerts.length + 1}`;
    const alert: DeskAlert = {
      id,
      key,
      service,
      openedAt: this.timeline.now,
      state: 'open',
      priority,
      notes: [],
    };
    this.alerts.push(alert);
    return alert;
  }
}

/** True when the alert is not what it was before. */
function alter(
  alert: DeskAlert,
  { action, text = '', priority, onlyOpens }: DeskChange,
  isOpen: boolean,
): boolean {
  const become = (state: DeskAlert['state'], from: readonly DeskAlert['state'][]): boolean => {
    const changes = from.includes(alert.state);
    if (changes) alert.state = state;
    return changes;
  };
  switch (action) {
    case 'acknowledge':
      return become('acknowledged', ['open']);
    case 'unacknowledge':
      return become('open', ['acknowledged']);
    case 'close':
      return become('closed', ['open', 'acknowledged']);
    case 'reopen':
      return become('open', ['closed']);
    case 'note':
      if (isOpen) alert.notes.push(text);
      return isOpen;
    default: {
      const changes = isOpen && !onlyOpens && priority !== undefined && priority !== alert.priority;
      if (changes) alert.priority = priority;
      return changes;
    }
  }
}
