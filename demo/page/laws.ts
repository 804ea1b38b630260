import { html } from 'htm/preact';
import type { LawRow } from '../state/page-state';

const SIGN = { holds: '✓', settling: '…', broken: '✗' } as const;

const Law = ({ law }: { law: LawRow }) =>
  html`<li class=${law.state}>
    <details>
      <summary>
        <span class="sign" aria-hidden="true">${SIGN[law.state]}</span>
        <span class="law">${law.name}</span>
        <span class="state">${law.state}</span>
      </summary>
      <p>${law.id}: ${law.says}</p>
    </details>
    ${law.problems.map((problem) => html`<p class="problem">${problem}</p>`)}
  </li>`;

/** What must hold, checked all the time by comparing Security Hub, the vendors and the dead letters. */
export const Laws = ({ laws }: { laws: readonly LawRow[] }) =>
  html`<section aria-labelledby="laws" class="laws">
    <h2 id="laws">What must hold</h2>
    <ul>
      ${laws.map((law) => html`<${Law} key=${law.id} law=${law} />`)}
    </ul>
  </section>`;
