import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { explanation } from './api';

/** The text that the command line's `explain` prints. */
export function Explanation({ alertKey, steps }: { alertKey: string; steps: number }) {
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => void explanation(alertKey).then(setLines), [alertKey, steps]);
  return html`<section aria-labelledby="explanation">
    <h2 id="explanation">Why did this alert, or not?</h2>
    <ul class="explanation">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;
}
