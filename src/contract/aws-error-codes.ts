/** Throttled, overtaken by another caller, or a fault of AWS' own: another try may succeed. */
const PASSING = /internal|throttl|toomanyrequests|limitexceeded|concurrent|conflict|unavailable|timeout/i;
const GONE = new Set(['FindingNotFound', 'ResourceNotFoundException']);

/** Whether an error of Security Hub, of a call or of one finding in it, passes by itself. */
export const isPassingCode = (code: string): boolean => PASSING.test(code);

/** Whether Security Hub has no such finding any more. */
export const isGoneCode = (code: string): boolean => GONE.has(code);
