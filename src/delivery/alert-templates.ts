/**
 * Texts of alerts in your own words, in Mustache without partials: `{{resource.name}}`, `{{#types}}{{.}} {{/types}}`.
 * The fields are in `docs/templates.md`; a wrong name fails at synth.
 */
export interface AlertTemplates {
  /**
   * The title, up to 500 characters; what comes out is put on one line.
   * @default - severity, what, resource, account and Region
   */
  readonly title?: string;

  /**
   * The description, up to 2000 characters.
   * @default - what is wrong, where, how bad, what to do, and the facts
   */
  readonly description?: string;

  /**
   * Label → value: up to 20, of up to 500 characters, shown before the other facts and in place of one with the same
   * label. An empty text takes that one away.
   * @default - the library's facts alone
   */
  readonly details?: { [label: string]: string };
}
