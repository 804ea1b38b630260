import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import type { StepRow } from '../state/page-state';
import { stepDetail, timeline } from './api';

const KINDS: Readonly<Record<string, string>> = {
  person: 'Person',
  event: 'Event',
  rule: 'Rule',
  queue: 'Queue',
  call: 'Vendor call',
  ledger: 'Ledger',
  webhook: 'Webhook',
  update: 'Security Hub',
  'dead-letter': 'Dead letter',
  log: 'Log',
};

const INNER = ['queue', 'ledger'];

function Step({ step }: { step: StepRow }) {
  const [detail, setDetail] = useState<string>();
  const load = ({ currentTarget }: { currentTarget: HTMLDetailsElement }): void => {
    if (currentTarget.open && detail === undefined) void stepDetail(step.id).then(setDetail);
  };
  return html`<li class=${step.kind}>
    <details onToggle=${load}>
      <summary>
        <time datetime=${step.at}>${step.at.slice(11, 19)}</time>
        <span class="kind">${KINDS[step.kind] ?? step.kind}</span>
        <span class="what">${step.endpointId && html`<b>${step.endpointId}</b> `}${step.title}</span>
      </summary>
      <pre tabindex="0">${detail ?? 'Loading …'}</pre>
    </details>
  </li>`;
}

/** Everything that happened about one finding; each line opens to the very event, request, webhook or call. */
export function Timeline({ alertKey, steps }: { alertKey: string; steps: number }) {
  const [rows, setRows] = useState<readonly StepRow[]>([]);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => void timeline(alertKey).then(setRows), [alertKey, steps]);
  const shown = isWhole ? rows : rows.filter(({ kind }) => !INNER.includes(kind));
  return html`<section aria-labelledby="timeline">
    <h2 id="timeline">Timeline of the finding</h2>
    <label class="check">
      <input
        type="checkbox"
        checked=${isWhole}
        onChange=${({ currentTarget }: { currentTarget: HTMLInputElement }) => setWhole(currentTarget.checked)}
      />
      with queues and ledger
    </label>
    <ol class="timeline">
      ${shown.map((step) => html`<${Step} key=${step.id} step=${step} />`)}
    </ol>
  </section>`;
}
