// The noise that NumPy draws by a seed, for the same draws as in Python: the generator PCG64 of M. E. O'Neill (2014).
const BITS = (1n << 128n) - 1n;
const STEP = 0x2360ed051fc65da44385df649fccf645n;

// The numbers of 32 bits that NumPy makes of a seed: its SeedSequence, also by M. E. O'Neill.
function spread(seed) {
  let factor = 0x43b0d7e5;
  const hash = (value, step) => {
    let mixed = value ^ factor;
    factor = Math.imul(factor, step);
    mixed = Math.imul(mixed, factor);
    return mixed ^ (mixed >>> 16);
  };
  const pool = [seed, 0, 0, 0].map((value) => hash(value, 0x931e8875));
  pool.forEach((_, from) => pool.forEach((__, to) => {
    if (from === to) return;
    const mixed = Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, hash(pool[from], 0x931e8875));
    pool[to] = mixed ^ (mixed >>> 16);
  }));
  factor = 0x8b51f9dd;
  return Array.from({ length: 8 }, (_, i) => BigInt(hash(pool[i % 4], 0x58f38ded) >>> 0));
}

// From the standard Gumbel distribution.
function draws(seed, number) {
  const words = spread(seed);
  const joined = (...places) => places.reduce((total, i) => (total << 32n) | words[i], 0n);
  const more = (joined(5, 4, 7, 6) << 1n) | 1n;
  const stepped = (before) => (before * STEP + more) & BITS;
  let now = stepped(more + joined(1, 0, 3, 2));
  return Array.from({ length: number }, () => {
    now = stepped(now);
    const turned = BigInt.asUintN(64, (now >> 64n) ^ now);
    const by = now >> 122n;
    const bits = BigInt.asUintN(64, (turned >> by) | (turned << (64n - by)));
    return -Math.log(-Math.log(1 - Number(bits >> 11n) / 2 ** 53));
  });
}
