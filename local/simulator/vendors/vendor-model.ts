import type { VendorRequest } from '../../../src/lambda/http/vendor-call';
import type { DeskAction, DeskAlert, DeskChange, DeskEntry } from './desk';

/** A webhook as the vendor sends it. */
export interface Webhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How one vendor speaks: what a request of ours means to it, and how it tells what happened. */
export interface VendorModel {
  /** Undefined for a request that it takes and that changes nothing. */
  read(request: VendorRequest): DeskChange | undefined;
  /** The answer to a request that was taken. */
  answer(alert: DeskAlert | undefined): string;
  /** Undefined for what the vendor does not tell. */
  tell(entry: DeskEntry, alert: DeskAlert, secret: string, eventNumber: number): Webhook | undefined;
  /** What people can do there. */
  readonly actions: readonly DeskAction[];
}

export const jsonOf = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const isoOf = (time: number): string => new Date(time).toISOString();
