/**
 * Milliseconds of processor time that this process has spent. Tests that hold that something ends soon, and does not
 * grow with the square of what it is given, measure by it: it does not run on while others have the processor.
 */
export const spent = (): number => process.cpuUsage().user / 1000
