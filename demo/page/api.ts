import type { PageState, StepRow } from '../state/page-state';

/** What a button asks the server for. */
export interface Act {
  readonly does: string;
  readonly key?: string;
  readonly endpointId?: string;
  readonly text?: string;
}

/** The state, whenever it changes; `undefined` while the server is out of reach. */
export function watchState(onState: (state: PageState | undefined) => void): () => void {
  const source = new EventSource('/events');
  source.onmessage = ({ data }: MessageEvent<string>) => onState(JSON.parse(data) as PageState);
  source.onerror = () => onState(undefined);
  return () => source.close();
}

/** Does it; the answer is the alert key of a new finding, if there is one, or what is wrong. */
export async function perform(act: Act): Promise<{ readonly key?: string; readonly error?: string }> {
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/act', { method: 'POST', headers, body: JSON.stringify(act) });
    return (await answer.json()) as { key?: string; error?: string };
  } catch {
    return { error: 'The demo does not answer. Is it still running?' };
  }
}

export const timeline = async (key: string): Promise<readonly StepRow[]> =>
  (await (await fetch(`/timeline/${key}`)).json()) as readonly StepRow[];

export const explanation = async (key: string): Promise<readonly string[]> =>
  (await (await fetch(`/explain/${key}`)).json()) as readonly string[];

export const stepDetail = async (id: number): Promise<string> => (await fetch(`/steps/${id}`)).text();
