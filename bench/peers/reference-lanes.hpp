// A few doubles side by side, and the operations on them that the model needs.
//
// V holds a number of each of `lanes` trials, U words of 64 bits, M a yes or no. With AVX-512 there are eight lanes and the
// operations are its instructions; without it there are four, in the vector types of GCC, which are AVX2 where there is any.
#pragma once

// Vectors are passed within one file only, so that nobody minds how an ABI would pass them.
#pragma GCC diagnostic ignored "-Wpsabi"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

#if defined(__AVX512F__) && defined(__AVX512DQ__)
#define LANES_AVX512 1
#endif
#ifdef __AVX2__
#include <immintrin.h>
#endif

#define INLINE inline __attribute__((always_inline))

#ifdef LANES_AVX512
constexpr int lanes = 8;
#else
constexpr int lanes = 4;
#endif
constexpr unsigned fullLanes = (1u << lanes) - 1;

using V = double __attribute__((vector_size(lanes * 8)));
using U = std::uint64_t __attribute__((vector_size(lanes * 8)));
using I = std::int64_t __attribute__((vector_size(lanes * 8)));

INLINE V all(double x) { return x - V{}; }
INLINE U all(std::uint64_t x) { return x - U{}; }
constexpr V zero{};

#ifdef LANES_AVX512

using M = __mmask8;
INLINE M less(V a, V b) { return _mm512_cmp_pd_mask((__m512d)a, (__m512d)b, _CMP_LT_OQ); }
INLINE M lessOrEqual(V a, V b) { return _mm512_cmp_pd_mask((__m512d)a, (__m512d)b, _CMP_LE_OQ); }
INLINE M notZero(U a) { return _mm512_test_epi64_mask((__m512i)a, (__m512i)a); }
INLINE unsigned bits(M m) { return m; }
INLINE M lanesOf(unsigned set) { return (M)set; }
INLINE V pick(M m, V a, V b) { return (V)_mm512_mask_blend_pd(m, (__m512d)b, (__m512d)a); }
INLINE U pick(M m, U a, U b) { return (U)_mm512_mask_blend_epi64(m, (__m512i)b, (__m512i)a); }
INLINE V only(M m, V a) { return (V)_mm512_maskz_mov_pd(m, (__m512d)a); }
INLINE V addWhere(M m, V a, V b) { return (V)_mm512_mask_add_pd((__m512d)a, m, (__m512d)a, (__m512d)b); }
INLINE V smaller(V a, V b) { return (V)_mm512_min_pd((__m512d)a, (__m512d)b); }
INLINE V larger(V a, V b) { return (V)_mm512_max_pd((__m512d)a, (__m512d)b); }
INLINE V root(V a) { return (V)_mm512_sqrt_pd((__m512d)a); }
/** The product of the lower halves of the words. */
INLINE U productOfHalves(U a, U b) { return (U)_mm512_mul_epu32((__m512i)a, (__m512i)b); }
INLINE U exclusiveOr(U a, U b, U c) {
  return (U)_mm512_ternarylogic_epi64((__m512i)a, (__m512i)b, (__m512i)c, 0x96);
}
INLINE U orWhere(M m, U a, U b) { return (U)_mm512_mask_or_epi64((__m512i)a, m, (__m512i)a, (__m512i)b); }
INLINE M equal(U a, U b) { return _mm512_cmpeq_epi64_mask((__m512i)a, (__m512i)b); }
/** table[index] of every lane; the index is whole. */
INLINE V lookUp(const double *table, V index) {
  return (V)_mm512_i64gather_pd(_mm512_cvttpd_epi64((__m512d)index), table, 8);
}
INLINE V lookUp(const double *table, U index) { return (V)_mm512_i64gather_pd((__m512i)index, table, 8); }
/** Writes the lanes of `a` that are in `m` one after another, then anything up to `lanes` numbers; answers how many. */
INLINE std::size_t pack(double *to, M m, V a) {
  _mm512_storeu_pd(to, _mm512_maskz_compress_pd(m, (__m512d)a));
  return (std::size_t)std::popcount((unsigned)m);
}
INLINE std::size_t pack(std::uint64_t *to, M m, U a) {
  _mm512_storeu_si512(to, _mm512_maskz_compress_epi64(m, (__m512i)a));
  return (std::size_t)std::popcount((unsigned)m);
}
INLINE M less(U a, U b) { return _mm512_cmplt_epu64_mask((__m512i)a, (__m512i)b); }
INLINE void scatter(double *to, U index, V a) { _mm512_i64scatter_pd(to, (__m512i)index, (__m512d)a, 8); }
/** The reverse of `pack`: lanes in `m` are read one after another, the others are 0. */
INLINE V unpack(const double *from, M m) { return (V)_mm512_maskz_expandloadu_pd(m, from); }

#else

using M = I;
INLINE M less(V a, V b) { return a < b; }
INLINE M lessOrEqual(V a, V b) { return a <= b; }
INLINE M notZero(U a) { return a != 0; }
#ifdef __AVX2__
INLINE unsigned bits(M m) { return (unsigned)_mm256_movemask_pd((__m256d)m); }
INLINE U productOfHalves(U a, U b) { return (U)_mm256_mul_epu32((__m256i)a, (__m256i)b); }
INLINE V smaller(V a, V b) { return (V)_mm256_min_pd((__m256d)a, (__m256d)b); }
INLINE V larger(V a, V b) { return (V)_mm256_max_pd((__m256d)a, (__m256d)b); }
INLINE V root(V a) { return (V)_mm256_sqrt_pd((__m256d)a); }
INLINE M lanesOf(unsigned set) {
  const I bit{1, 2, 4, 8};
  return ((std::int64_t)set & bit) == bit;
}
#else
INLINE unsigned bits(M m) {
  unsigned found = 0;
  for (int l = 0; l < lanes; l++) found |= (m[l] != 0 ? 1u : 0u) << l;
  return found;
}
INLINE U productOfHalves(U a, U b) { return (a & 0xffffffffu) * (b & 0xffffffffu); }
INLINE V smaller(V a, V b) { return a < b ? a : b; }
INLINE V larger(V a, V b) { return a > b ? a : b; }
INLINE V root(V a) {
  V b;
  for (int l = 0; l < lanes; l++) b[l] = std::sqrt(a[l]);
  return b;
}
INLINE M lanesOf(unsigned set) {
  M m;
  for (int l = 0; l < lanes; l++) m[l] = -(std::int64_t)(set >> l & 1);
  return m;
}
#endif
INLINE M less(U a, U b) { return a < b; }
INLINE V pick(M m, V a, V b) { return m ? a : b; }
INLINE U pick(M m, U a, U b) { return m ? a : b; }
INLINE V only(M m, V a) { return (V)(m & (I)a); }
INLINE V addWhere(M m, V a, V b) { return a + only(m, b); }
INLINE U exclusiveOr(U a, U b, U c) { return a ^ b ^ c; }
INLINE U orWhere(M m, U a, U b) { return a | ((U)m & b); }
INLINE M equal(U a, U b) { return a == b; }
INLINE V lookUp(const double *table, V index) {
  V found;
  for (int l = 0; l < lanes; l++) found[l] = table[(int)index[l]];
  return found;
}
INLINE V lookUp(const double *table, U index) {
  V found;
  for (int l = 0; l < lanes; l++) found[l] = table[index[l]];
  return found;
}
template <class Number, class Vector> INLINE std::size_t pack(Number *to, M m, Vector a) {
  const unsigned set = bits(m);
  std::size_t n = 0;
  for (int l = 0; l < lanes; l++) {
    to[n] = a[l];
    n += set >> l & 1;
  }
  return n;
}
INLINE void scatter(double *to, U index, V a) {
  for (int l = 0; l < lanes; l++) to[index[l]] = a[l];
}
INLINE V unpack(const double *from, M m) {
  V a{};
  for (int l = 0; l < lanes; l++)
    if (m[l] != 0) a[l] = *from++;
  return a;
}

#endif

INLINE V load(const double *from) {
  V a;
  __builtin_memcpy(&a, from, sizeof a);
  return a;
}
INLINE U load(const std::uint64_t *from) {
  U a;
  __builtin_memcpy(&a, from, sizeof a);
  return a;
}
INLINE void store(double *to, V a) { __builtin_memcpy(to, &a, sizeof a); }
INLINE void store(std::uint64_t *to, U a) { __builtin_memcpy(to, &a, sizeof a); }

/** A whole number below 2^52. */
INLINE V fromWhole(U n) { return (V)(n | 0x4330000000000000u) - 0x1p52; }

#ifdef __FAST_MATH__

// The compiler takes these loops to libmvec.
INLINE V exponential(V x) {
  V y;
  for (int l = 0; l < lanes; l++) y[l] = std::exp(x[l]);
  return y;
}
INLINE V logarithm(V x) {
  V y;
  for (int l = 0; l < lanes; l++) y[l] = std::log(x[l]);
  return y;
}

#else

/** exp of -708 ... 709: what is left of a multiple of ln 2 by its Taylor series to degree 13 (error below 1e-17). */
INLINE V exponential(V x) {
  const double shifter = 0x1.8p52;
  const V shifted = x * 0x1.71547652b82fep0 + shifter;
  const V whole = shifted - shifter;
  const V r = (x - whole * 0x1.62e42fee00000p-1) - whole * 0x1.a39ef35793c76p-33;
  const V r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  const V low = (1 + r) + r2 * (0.5 + r * (1.0 / 6));
  const V mid = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
  const V high = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
  const V top = 1.0 / 479001600 + r * (1.0 / 6227020800);
  const V y = (low + r4 * mid) + r8 * (high + r4 * top);
  return (V)((U)y + ((U)shifted << 52));
}

/** ln of a positive normal number: 2 artanh((m - 1) / (m + 1)) of the mantissa m between sqrt(1/2) and sqrt(2). */
INLINE V logarithm(V x) {
  const I above = (I)x - 0x3fe6a09e667f3bcd;
  const I exponent = above >> 52;
  const V m = (V)((I)x - (exponent << 52));
  const V e = fromWhole((U)(exponent + 2048)) - 2048;
  const V s = (m - 1) / (m + 1), s2 = s * s;
  V sum = all(1.0 / 21);
  sum = 1.0 / 19 + s2 * sum;
  sum = 1.0 / 17 + s2 * sum;
  sum = 1.0 / 15 + s2 * sum;
  sum = 1.0 / 13 + s2 * sum;
  sum = 1.0 / 11 + s2 * sum;
  sum = 1.0 / 9 + s2 * sum;
  sum = 1.0 / 7 + s2 * sum;
  sum = 1.0 / 5 + s2 * sum;
  sum = 1.0 / 3 + s2 * sum;
  return e * 0x1.62e42fee00000p-1 + (2 * s + (2 * s * s2 * sum + e * 0x1.a39ef35793c76p-33));
}

#endif
