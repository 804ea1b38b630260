// Loaded before a function's own code where its stand-ins' time runs faster than the machine's: claims and caches
// end by the same clock by which the queues show their messages again.
'use strict';
const [base, speed] = (process.env.LOCAL_CLOCK ?? '0 1').split(' ').map(Number);
const MachineDate = Date;
const now = () => Math.round(base + (MachineDate.now() - base) * speed);

globalThis.Date = class Date extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};
