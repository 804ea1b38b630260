/** Service as in the control's id → number → first step. */
export type ServiceControls = Readonly<Record<string, Readonly<Record<number, string>>>>;
