export { startVendor } from './vendor-server';
export type { VendorAnswer, VendorRequestRecord, VendorServer } from './vendor-server';
