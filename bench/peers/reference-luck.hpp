// Sections 2 and 3 of bench/reference-model.md: from an address to a uniform, and from a uniform to a draw.
//
// One block of Philox serves two neighbouring trials. A tile is two V, the even trials and the odd ones of 2 * lanes that
// stand one after another.
#pragma once

#include <array>
#include <new>
#include <vector>

#include "reference-lanes.hpp"

constexpr std::uint32_t once = 0xffffffffu;
constexpr std::uint32_t F = 65536;
constexpr int tileTrials = 2 * lanes;

/** The key of every round, and the last word of the counter. */
struct Stream {
  std::uint64_t k0[10], k1[10], c3;
  constexpr Stream(std::uint32_t key0, std::uint32_t key1, std::uint32_t word) : k0{}, k1{}, c3{word} {
    for (int round = 0; round < 10; round++) {
      k0[round] = key0;
      k1[round] = key1;
      key0 += 0x9e3779b9u;
      key1 += 0xbb67ae85u;
    }
  }
};

namespace streams {
constexpr Stream opportunitiesPerRep(0x01d95e76u, 0xf3712861u, 0x22835071u);
constexpr Stream winRateReps(0xcc979cbau, 0x0658edd7u, 0xb34f8e38u);
constexpr Stream newReps(0xb0d065c1u, 0x51c82754u, 0x68cc2ebbu);
constexpr Stream costCampaign(0x381aebd6u, 0x0f943e08u, 0x376c3774u);
constexpr Stream costEvents(0xf6fe0ed4u, 0x3a4c5844u, 0xe7b47b00u);
constexpr Stream multiplier(0x035df06fu, 0x11ec9ffcu, 0xd628fcd8u);
constexpr Stream utilisation(0x7f147861u, 0x68d007cfu, 0xdf83a2b9u);
constexpr Stream enforced(0xe1614dfeu, 0x43392e54u, 0x04c4e6d6u);
constexpr Stream buyersLuck(0xe2684fd5u, 0xae282702u, 0x23ce852bu);
constexpr Stream consent(0xbf8fc84bu, 0x271fc3d4u, 0xa79b47d3u);
constexpr Stream leadsCampaign(0xb1ae7fafu, 0x541c79bbu, 0x4c59a6fdu);
constexpr Stream leadsEvents(0xc8393f89u, 0x3b929d29u, 0xc651034cu);
constexpr Stream leadsWebsite(0x1ca533bfu, 0x558650bfu, 0x027a4d3du);
constexpr Stream convertsCampaign(0xdf8138beu, 0x3fca77a6u, 0x0ec73f9du);
constexpr Stream convertsEvents(0xb330d868u, 0xf7da0e22u, 0x5c205053u);
constexpr Stream convertsWebsite(0xffbbf12cu, 0x5b45e34au, 0x4b68c2b8u);
constexpr Stream opensReps(0x87922d0eu, 0x3c6fce22u, 0x5ebdb88au);
constexpr Stream winsDirect(0x3fbf4f5cu, 0x2dd629b4u, 0xa22905eeu);
constexpr Stream sizeDirect(0x6c93415bu, 0x061005d6u, 0x4287d2f5u);
constexpr Stream referredDirect(0xf4c93101u, 0xa990ca4au, 0x408028d3u);
constexpr Stream renewalDirect(0xcd5ec3eau, 0xc9335ad7u, 0x896430bfu);
constexpr Stream renewalResold(0x2204443bu, 0xea002399u, 0x33399ae0u);
constexpr Stream renewalReferred(0x43d8dd57u, 0x4cda2fb3u, 0xe2be0d6au);
// Streams of the four sources: campaign, reps, events, website.
constexpr Stream win[4] = {{0x4f4ee57au, 0xddfc6dc0u, 0xf000ecb0u},
                           {0xcb2ef645u, 0x37240e24u, 0x36df8bf7u},
                           {0x0c9bab64u, 0x2d31c806u, 0x44815101u},
                           {0xeced739fu, 0xdf33a9abu, 0x4aae84c3u}};
} // namespace streams

/** The same stream of each of the four sources, to be chosen lane by lane. */
struct SourceStreams {
  U k0, k1, c3;
};

namespace streams {
constexpr SourceStreams size{{0xf3c72b60u, 0x8681bc3bu, 0xb669ea5au, 0x2d66547bu},
                             {0x4e64d90du, 0x1d6ecdeeu, 0xd2b1f45bu, 0xbf55376fu},
                             {0xfbd25a66u, 0x4af38cefu, 0x041184deu, 0x2b0355efu}};
constexpr SourceStreams cycle{{0x644eca61u, 0x96abe325u, 0x503b3d39u, 0x6ed35906u},
                              {0x53357ce6u, 0x73cca12du, 0x487338edu, 0xbdaac704u},
                              {0x8f0df822u, 0x0031dc63u, 0x3b64626fu, 0x85b3b09eu}};
constexpr SourceStreams anyway{{0xbc18cdd6u, 0xe4251291u, 0xdf740d40u, 0x5269e274u},
                               {0xd53214a6u, 0x721ec27cu, 0x48e1afa6u, 0x4c9d4ec1u},
                               {0x62f5631du, 0x636510f2u, 0x964874aau, 0x6d957f94u}};
constexpr SourceStreams fate{{0x178b7764u, 0x079f8e3du, 0x8144be4bu, 0x06e79081u},
                             {0x97da8e48u, 0x6ad99133u, 0xacde43d3u, 0x571b0782u},
                             {0x92f70eacu, 0x01316184u, 0x345bc362u, 0x9be963dau}};
constexpr SourceStreams renewal{{0x813114dbu, 0xf20dc0b5u, 0x196ffa52u, 0x8ab6a3c5u},
                                {0x72fd8177u, 0xe9899167u, 0x1f0a5f6eu, 0x52e42f8du},
                                {0x1e953ff5u, 0x8dc17b89u, 0x29aa0ddfu, 0xb813bac1u}};
} // namespace streams

/** (a 2^20 + (b >> 12) + 1/2) / 2^52, exactly; what stands above the lower 32 bits of the words is ignored. */
INLINE V uniformOf(U a, U b) {
  const U whole = ((a << 20) & 0xffffffff00000u) | ((b >> 12) & 0xfffffu);
  return (V)(whole | 0x3ff0000000000000u) - (1 - 0x1p-53);
}

struct Words {
  U c0, c1, c2, c3;
};

/** One round; upper halves fill with what the multiplication of lower halves never reads. */
INLINE void philoxRound(Words &w, U k0, U k1) {
  const U p2 = productOfHalves(w.c2, all(std::uint64_t{0xcd9e8d57u}));
  const U p0 = productOfHalves(w.c0, all(std::uint64_t{0xd2511f53u}));
  w = {exclusiveOr(p2 >> 32, w.c1, k0), p2, exclusiveOr(p0 >> 32, w.c3, k1), p0};
}

struct Pair {
  V even, odd;
};

#ifdef LANES_AVX512
constexpr U steps{0, 1, 2, 3, 4, 5, 6, 7};
#else
constexpr U steps{0, 1, 2, 3};
#endif

/** The uniforms of pairs of neighbouring trials, each at an index of its own. */
INLINE Pair uniforms(const Stream &s, U block, std::uint32_t step, U index) {
  Words w{block, all(std::uint64_t{step}), index, all(s.c3)};
  for (int round = 0; round < 10; round++) philoxRound(w, all(s.k0[round]), all(s.k1[round]));
  return {uniformOf(w.c0, w.c1), uniformOf(w.c2, w.c3)};
}

/** The uniforms of the tile whose blocks begin at `block` (the number of the first trial, halved). */
INLINE Pair uniforms(const Stream &s, std::uint64_t block, std::uint32_t step, std::uint32_t index) {
  return uniforms(s, steps + block, step, all(std::uint64_t{index}));
}

/** Uniforms of addresses that have nothing in common. */
INLINE V uniformsAt(const SourceStreams &s, U source, U block, U odd, U step, U index) {
  U k0 = __builtin_shuffle(s.k0, source), k1 = __builtin_shuffle(s.k1, source);
  Words w{block, step, index, __builtin_shuffle(s.c3, source)};
  for (int round = 0; round < 10; round++) {
    philoxRound(w, k0, k1);
    k0 += 0x9e3779b9u;
    k1 += 0xbb67ae85u;
  }
  const M second = notZero(odd);
  return uniformOf(pick(second, w.c2, w.c0), pick(second, w.c3, w.c1));
}

/** Normal quantile where |u - 1/2| <= 0.425 (Wichura, AS 241). */
INLINE V quantileMiddle(V q) {
  const V r = 0.180625 - q * q;
  V a = all(2509.0809287301226727), b = all(5226.495278852854561);
  a = a * r + 33430.575583588128105;
  b = b * r + 28729.085735721942674;
  a = a * r + 67265.770927008700853;
  b = b * r + 39307.89580009271061;
  a = a * r + 45921.953931549871457;
  b = b * r + 21213.794301586595867;
  a = a * r + 13731.693765509461125;
  b = b * r + 5394.1960214247511077;
  a = a * r + 1971.5909503065514427;
  b = b * r + 687.1870074920579083;
  a = a * r + 133.14166789178437745;
  b = b * r + 42.313330701600911252;
  a = a * r + 3.387132872796366608;
  b = b * r + 1;
  return q * a / b;
}

/** Normal quantile in the tails. */
INLINE V quantileTail(V u) {
  const V r = root(-logarithm(smaller(u, 1 - u)));
  const V x = r - 1.6;
  V a = all(7.7454501427834140764e-4), b = all(1.05075007164441684324e-9);
  a = a * x + 0.0227238449892691845833;
  b = b * x + 5.475938084995344946e-4;
  a = a * x + 0.24178072517745061177;
  b = b * x + 0.0151986665636164571966;
  a = a * x + 1.27045825245236838258;
  b = b * x + 0.14810397642748007459;
  a = a * x + 3.64784832476320460504;
  b = b * x + 0.68976733498510000455;
  a = a * x + 5.7694972214606914055;
  b = b * x + 1.6763848301838038494;
  a = a * x + 4.6303378461565452959;
  b = b * x + 2.05319162663775882187;
  a = a * x + 1.42343711074968357734;
  b = b * x + 1;
  V z = a / b;
  const M far = less(all(5.0), r);
  if (bits(far)) {
    const V y = r - 5;
    V c = all(2.01033439929228813265e-7), d = all(2.04426310338993978564e-15);
    c = c * y + 2.71155556874348757815e-5;
    d = d * y + 1.4215117583164458887e-7;
    c = c * y + 0.00124266094738807843860;
    d = d * y + 1.8463183175100546818e-5;
    c = c * y + 0.026532189526576123093;
    d = d * y + 7.868691311456132591e-4;
    c = c * y + 0.29656057182850489123;
    d = d * y + 0.0148753612908506148525;
    c = c * y + 1.7848265399172913358;
    d = d * y + 0.13692988092273580531;
    c = c * y + 5.4637849111641143699;
    d = d * y + 0.59983220655588793769;
    c = c * y + 6.6579046435011037772;
    d = d * y + 1;
    z = pick(far, c / d, z);
  }
  return pick(less(u, all(0.5)), -z, z);
}

INLINE V quantile(V u) {
  const V q = u - 0.5;
  const M tail = less(all(0.425 * 0.425), q * q);
  return bits(tail) ? pick(tail, quantileTail(u), quantileMiddle(q)) : quantileMiddle(q);
}

/** exp(middle + spread z). */
struct Lognormal {
  double middle, spread;
};
inline Lognormal lognormal(double p10, double p90) {
  return {(std::log(p10) + std::log(p90)) / 2, std::log(p90 / p10) / 2.5631031310892007};
}

/** Numbers that begin where a cache line does, so that no vector lies across two. */
template <class Number> struct OnLines {
  using value_type = Number;
  OnLines() = default;
  template <class Other> OnLines(const OnLines<Other> &) {}
  Number *allocate(std::size_t n) { return (Number *)::operator new(n * sizeof(Number), std::align_val_t{64}); }
  void deallocate(Number *at, std::size_t) { ::operator delete(at, std::align_val_t{64}); }
  bool operator==(const OnLines &) const = default;
};
template <class Number> using Column = std::vector<Number, OnLines<Number>>;

/** Room for the columns of numbers that are gathered from many trials and worked off `lanes` at a time. */
struct Columns {
  Column<double> tail;
  Column<std::uint64_t> where;
};

/** Puts lognormal draws in the place of the uniforms 0 ... n - 1; the column has room for eight more. */
inline void lognormals(Columns &room, double *u, std::size_t n, Lognormal law) {
  if (room.tail.size() < n + lanes) {
    room.tail.resize(2 * n + lanes);
    room.where.resize(2 * n + lanes);
  }
  for (std::size_t i = n; i % lanes != 0; i++) u[i] = 0.5;
  std::size_t tails = 0;
  for (std::size_t i = 0; i < n; i += lanes) {
    const V at = load(u + i), q = at - 0.5;
    const M tail = less(all(0.425 * 0.425), q * q);
    pack(&room.where[tails], tail, steps + i);
    tails += pack(&room.tail[tails], tail, at);
    store(u + i, exponential(law.middle + law.spread * quantileMiddle(q)));
  }
  // What fills the last lanes is written where nobody reads.
  for (std::size_t i = tails; i % lanes != 0; i++) {
    room.tail[i] = 0.01;
    room.where[i] = n;
  }
  for (std::size_t i = 0; i < tails; i += lanes)
    scatter(u, load(&room.where[i]), exponential(law.middle + law.spread * quantileTail(load(&room.tail[i]))));
}

/** Above this a sum of probabilities from 0 has too few digits. */
constexpr double tooHigh = 1 - 1e-9;
constexpr int mostEvents = 2048;

/** The smallest k with P(X > k) <= 1 - u, of probabilities that end at `last`. */
inline double fromAbove(const double *chance, int last, double u) {
  double above = 0;
  int k = last;
  while (k > 0 && above + chance[k] <= 1 - u) above += chance[k--];
  return k;
}
[[gnu::noinline]] inline double poissonFromAbove(double m, double u) {
  std::vector<double> chance(mostEvents);
  chance[0] = std::exp(-m);
  for (int k = 1; k < mostEvents; k++) chance[k] = chance[k - 1] * m / k;
  return fromAbove(chance.data(), mostEvents - 1, u);
}
[[gnu::noinline]] inline double binomialFromAbove(double n, double q, double u) {
  std::vector<double> chance((std::size_t)n + 1);
  chance[0] = std::pow(1 - q, n);
  for (int k = 0; k < n; k++) chance[k + 1] = chance[k] * (n - k) / (k + 1) * (q / (1 - q));
  return fromAbove(chance.data(), (int)n, u);
}

/** 1 / k. */
inline const std::array<double, mostEvents> reciprocal = [] {
  std::array<double, mostEvents> r{};
  for (int k = 1; k < mostEvents; k++) r[k] = 1.0 / k;
  return r;
}();

/** `n` Poisson draws abreast, so that one has something to do while another waits; `none` is exp(-m). */
template <int n> INLINE void poissons(const V *m, const V *none, const V *u, V *k) {
  V p[n], sum[n], at[n];
  unsigned late = 0;
  for (int i = 0; i < n; i++) {
    const M high = less(all(tooHigh), u[i]);
    late |= bits(high);
    at[i] = pick(high, zero, u[i]);
    p[i] = sum[i] = none[i];
    k[i] = zero;
  }
  for (int j = 1;; j++) {
    unsigned open = 0;
    for (int i = 0; i < n; i++) {
      const M more = less(sum[i], at[i]);
      open |= bits(more);
      k[i] = addWhere(more, k[i], all(1.0));
      p[i] = p[i] * (m[i] * reciprocal[j]);
      sum[i] = sum[i] + p[i];
    }
    if (open == 0) break;
  }
  if (late) [[unlikely]]
    for (int i = 0; i < n; i++)
      for (int l = 0; l < lanes; l++)
        if (u[i][l] > tooHigh) k[i][l] = poissonFromAbove(m[i][l], u[i][l]);
}

/** P(X <= k) of a Poisson law whose mean is a constant. */
struct PoissonTable {
  double mean, upTo[128];
  explicit PoissonTable(double m) : mean(m), upTo{} {
    double p = std::exp(-m);
    upTo[0] = p;
    for (int k = 1; k < 128; k++) {
      p = p * m / k;
      upTo[k] = upTo[k - 1] + p;
    }
  }
};

INLINE Pair poissons(const PoissonTable &table, Pair u) {
  const M highEven = less(all(tooHigh), u.even), highOdd = less(all(tooHigh), u.odd);
  const V even = pick(highEven, zero, u.even), odd = pick(highOdd, zero, u.odd);
  Pair k{zero, zero};
  for (int j = 0;; j++) {
    const M moreEven = less(all(table.upTo[j]), even), moreOdd = less(all(table.upTo[j]), odd);
    if ((bits(moreEven) | bits(moreOdd)) == 0) break;
    k.even = addWhere(moreEven, k.even, all(1.0));
    k.odd = addWhere(moreOdd, k.odd, all(1.0));
  }
  if (bits(highEven) | bits(highOdd)) [[unlikely]]
    for (int l = 0; l < lanes; l++) {
      if (u.even[l] > tooHigh) k.even[l] = poissonFromAbove(table.mean, u.even[l]);
      if (u.odd[l] > tooHigh) k.odd[l] = poissonFromAbove(table.mean, u.odd[l]);
    }
  return k;
}

/** (1 - q)^n and q / (1 - q). */
struct BinomialTable {
  double q, odds, none[mostEvents];
  explicit BinomialTable(double chance) : q(chance), odds(chance / (1 - chance)), none{} {
    for (int n = 0; n < mostEvents; n++) none[n] = std::pow(1 - chance, n);
  }
};

/** `count` binomial draws abreast. */
template <int count>
INLINE void binomials(const BinomialTable *const *tables, const V *n, const V *u, V *k) {
  V p[count], sum[count], at[count], left[count];
  unsigned late = 0;
  for (int i = 0; i < count; i++) {
    const M high = less(all(tooHigh), u[i]);
    late |= bits(high);
    at[i] = pick(high, zero, u[i]);
    p[i] = sum[i] = lookUp(tables[i]->none, n[i]);
    left[i] = n[i];
    k[i] = zero;
  }
  for (int j = 1;; j++) {
    unsigned open = 0;
    for (int i = 0; i < count; i++) {
      const M more = less(sum[i], at[i]);
      open |= bits(more);
      k[i] = addWhere(more, k[i], all(1.0));
      p[i] = p[i] * (left[i] * (tables[i]->odds * reciprocal[j]));
      left[i] = larger(left[i] - 1, zero);
      sum[i] = sum[i] + p[i];
    }
    if (open == 0) break;
  }
  if (late) [[unlikely]]
    for (int i = 0; i < count; i++)
      for (int l = 0; l < lanes; l++)
        if (u[i][l] > tooHigh) k[i][l] = binomialFromAbove(n[i][l], tables[i]->q, u[i][l]);
}
