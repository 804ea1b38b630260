import { ApiError } from './api-error';

/** Whole-request failures that can be scripted. */
export type RequestFault =
  'LimitExceededException' | 'ThrottlingException' | 'InternalException' | 'InvalidAccessException';

/** Failures of one finding within an answer that is otherwise 200. */
export type FindingFault =
  'ConcurrentUpdateError' | 'InternalFailure' | 'FindingNotFound' | 'FindingSizeExceeded' | 'InvalidInput';

const STATUS: Readonly<Record<RequestFault, number>> = {
  LimitExceededException: 429,
  ThrottlingException: 429,
  InternalException: 500,
  InvalidAccessException: 401,
};

class Countdown<T> {
  private readonly entries = new Map<string, { fault: T; left: number }>();

  public set(key: string, fault: T, times: number): void {
    this.entries.set(key, { fault, left: times });
  }

  public take(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (!entry || entry.left <= 0) return undefined;
    entry.left -= 1;
    return entry.fault;
  }

  public clear(): void {
    this.entries.clear();
  }
}

/** Failures of single findings, by finding id. */
export type FindingFaults = Countdown<FindingFault>;

/** Failures on demand: the next calls of an operation, or the next updates of a finding, go wrong as scripted. */
export class Faults {
  public readonly findings: FindingFaults = new Countdown<FindingFault>();
  private readonly requests = new Countdown<RequestFault>();

  /** The next `times` calls of the operation, e.g. `BatchUpdateFindings`, fail as a whole. */
  public failCalls(operation: string, fault: RequestFault, times = 1): void {
    this.requests.set(operation, fault, times);
  }

  /** The next `times` updates or imports of the finding fail while the rest of the call succeeds. */
  public failFinding(findingId: string, fault: FindingFault, times = 1): void {
    this.findings.set(findingId, fault, times);
  }

  /** @throws ApiError when a failure is scripted for the operation. */
  public throwIfScripted(operation: string): void {
    const fault = this.requests.take(operation);
    if (fault) throw new ApiError(fault, STATUS[fault], `Scripted ${fault} of ${operation}`);
  }

  public clear(): void {
    this.findings.clear();
    this.requests.clear();
  }
}
