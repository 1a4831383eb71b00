// One uniform of a stream, the twin of plainUniformAt in ../../philox.ts: here a product of two words is one instruction.

export function uniformAt(trial: u32, step: u32, index: u32, c3: u32, k0: u32, k1: u32): f64 {
  let c0 = trial >> 1
  let c1 = step
  let c2 = index
  for (let r = 0; r < 10; r++) {
    const p0 = <u64>0xd2511f53 * <u64>c0
    const p1 = <u64>0xcd9e8d57 * <u64>c2
    c0 = <u32>(p1 >> 32) ^ c1 ^ k0
    c1 = <u32>p1
    c2 = <u32>(p0 >> 32) ^ c3 ^ k1
    c3 = <u32>p0
    k0 += 0x9e3779b9
    k1 += 0xbb67ae85
  }
  const isEven = (trial & 1) == 0
  const a = isEven ? c0 : c2
  const b = isEven ? c1 : c3
  return (<f64>a * 1048576.0 + <f64>(b >> 12) + 0.5) * 2.220446049250313e-16
}
