import type { ReadFindings } from '../hub/finding-reader';
import { createHubClients, type HubClientOptions } from './hub-clients';
import { createReadFindings } from './read-findings';
import { createUpdateFindings, type UpdateFindings } from './update-findings';

/** Security Hub, as far as the functions call it. */
export interface Hub {
  readonly readFindings: ReadFindings;
  readonly updateFindings: UpdateFindings;
}

export function createHub(options: HubClientOptions = {}): Hub {
  const clients = createHubClients(options);
  return { readFindings: createReadFindings(clients), updateFindings: createUpdateFindings(clients) };
}
