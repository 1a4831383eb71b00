#!/usr/bin/env python3
"""The reference partner model (bench/reference-model.md) in NumPy, vectorised over trials.

Needs Python 3 and NumPy, nothing else. One thread.

    python3 bench/peers/reference.py 10000 [--batch 16384]   plays 10,000 trials of each strategy: one line of JSON with
                                                            the seconds of the work and the mean of every figure
    python3 bench/peers/reference.py --figures 64           the figures of trials 0 ... 63 as CSV, in the layout of
                                                            bench/reference-expected.csv

Section numbers in this file are those of bench/reference-model.md. A batch of B trials is played step by step. An array
has the trials on its last axis, those of an even number first, because two neighbours share a block of the generator;
what differs between strategies has the three of them on the axis before. The uniforms stay what the generator gives, 64
bits, until a formula needs the number: `bits` below. A draw that all strategies meet is made once.
"""

import argparse
import json
import math
import os
import sys
import time

for variable in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ.setdefault(variable, '1')

import numpy as np  # noqa: E402  (after the number of threads)

# ---------------------------------------------------------------------------------------------- the figures, section 10

FIGURES = (
    'joint.value',
    'partner.value',
    'partner.ownerValue',
    'partner.bookings',
    'vendor.bookings',
    'partner.revenue',
    'partner.ebitda',
    'vendor.contribution',
    'orders.slipped.value',
    'mdf.campaign.leads',
    'mdf.events.leads',
    'partner.services.margin',
    'partner.utilisation',
    'partner.cash.low',
)

# Those that resell come first: the arrays of orders have only them.
STRATEGIES = ('today', 'margin', 'supportOnly')
RESELLERS = 2
MARGIN = np.array([0.14, 0.15, 0.14])[:, None]
RESELLS = np.array([1.0, 1.0, 0.0])[:, None]

# ------------------------------------------------------------------------------------------------- constants, section 4

STEPS = 36
ONCE = 0xFFFFFFFF
F = 65536
SOURCES = ('campaign', 'reps', 'events', 'website')
ACTIVITIES = ('campaign', 'events')
CHURN, CONTRACTION, EXPANSION, TERM = 0.1, 0.02, 0.05, 12
RENEWED = (1 - CONTRACTION) * (1 + EXPANSION)
GROWTH = (1 - CONTRACTION) * EXPANSION
REPS, REP_COST = 4, 140000 / 12
WEBSITE_LEADS, WEBSITE_COST = 8.0, 120
CONVERTS = {'campaign': 0.1, 'events': 0.25, 'website': 0.15}
WIN_RATE = {'campaign': 0.2, 'events': 0.22, 'website': 0.18}
NEW = {'campaign': 0.7, 'events': 0.8, 'website': 0.6}
AT, HALF, KEPT, BUDGET = (
    np.array(pair)[:, None, None] for pair in ((4000.0, 3000.0), (1.5, 2.5), (0.5, 0.2), (0.5, 0.3))
)
VENDOR_PAYS, ACCRUAL = 0.5, 0.02
CLAIMED = (1 - 0.1) * (1 - 0.05)
DIRECT_WINS = 4.0
REFERRED, REFERRED_FULL, REFERRED_RAMP = 0.15, 0.6, 12
HEADS, PAID_HOURS, RATE, HEAD_COST, WINDOW = 9, 150, 140, 8750, 2
LINE, CANCELS = 650000, 0.04
WAIT_CUSTOMERS, WAIT_VENDOR, CLAIM_DELAY, CLAIM_PAID = 45 / 365.25 * 12, 1, 2, 1
REVOLVER, INTEREST, OVERHEAD = 300000, 0.0075, 10000
OWNER_PAY, MARKET_PAY, TAX, PEG = 7500, 10000, 0.25, 2
IMPLEMENTATION, SUPPORT, LASTS = 0.65, 0.35, 4
COGS, COMMISSION_DIRECT, COMMISSION_PARTNER, SERVICES_MARGIN = 0.2, 0.1, 0.04, 0.1
PRESALES_DIRECT, PRESALES_SUPPORTED, PRESALES_PARTNER = 6000, 5000, 2000
MANAGER_COST, PROGRAM_COST = 95, 1000
MANAGER_HOURS = np.array([16.0, 16.0, 6.0])[:, None]
G = 1.12 ** (1 / 12)
PAYROLL = HEADS * HEAD_COST
SALES_COST = REPS * REP_COST * RESELLS

# ----------------------------------------------------------------------------------------------- the streams, section 2

STREAMS = {
    'opportunitiesPerRep': (0x01d95e76, 0xf3712861, 0x22835071),
    'winRateReps': (0xcc979cba, 0x0658edd7, 0xb34f8e38),
    'newReps': (0xb0d065c1, 0x51c82754, 0x68cc2ebb),
    'costCampaign': (0x381aebd6, 0x0f943e08, 0x376c3774),
    'costEvents': (0xf6fe0ed4, 0x3a4c5844, 0xe7b47b00),
    'multiplier': (0x035df06f, 0x11ec9ffc, 0xd628fcd8),
    'utilisation': (0x7f147861, 0x68d007cf, 0xdf83a2b9),
    'enforced': (0xe1614dfe, 0x43392e54, 0x04c4e6d6),
    'buyersLuck': (0xe2684fd5, 0xae282702, 0x23ce852b),
    'consent': (0xbf8fc84b, 0x271fc3d4, 0xa79b47d3),
    'leads.campaign': (0xb1ae7faf, 0x541c79bb, 0x4c59a6fd),
    'leads.events': (0xc8393f89, 0x3b929d29, 0xc651034c),
    'leads.website': (0x1ca533bf, 0x558650bf, 0x027a4d3d),
    'converts.campaign': (0xdf8138be, 0x3fca77a6, 0x0ec73f9d),
    'converts.events': (0xb330d868, 0xf7da0e22, 0x5c205053),
    'converts.website': (0xffbbf12c, 0x5b45e34a, 0x4b68c2b8),
    'opens.reps': (0x87922d0e, 0x3c6fce22, 0x5ebdb88a),
    'wins.direct': (0x3fbf4f5c, 0x2dd629b4, 0xa22905ee),
    'win.campaign': (0x4f4ee57a, 0xddfc6dc0, 0xf000ecb0),
    'win.reps': (0xcb2ef645, 0x37240e24, 0x36df8bf7),
    'win.events': (0x0c9bab64, 0x2d31c806, 0x44815101),
    'win.website': (0xeced739f, 0xdf33a9ab, 0x4aae84c3),
    'size.campaign': (0xf3c72b60, 0x4e64d90d, 0xfbd25a66),
    'size.reps': (0x8681bc3b, 0x1d6ecdee, 0x4af38cef),
    'size.events': (0xb669ea5a, 0xd2b1f45b, 0x041184de),
    'size.website': (0x2d66547b, 0xbf55376f, 0x2b0355ef),
    'cycle.campaign': (0x644eca61, 0x53357ce6, 0x8f0df822),
    'cycle.reps': (0x96abe325, 0x73cca12d, 0x0031dc63),
    'cycle.events': (0x503b3d39, 0x487338ed, 0x3b64626f),
    'cycle.website': (0x6ed35906, 0xbdaac704, 0x85b3b09e),
    'anyway.campaign': (0xbc18cdd6, 0xd53214a6, 0x62f5631d),
    'anyway.reps': (0xe4251291, 0x721ec27c, 0x636510f2),
    'anyway.events': (0xdf740d40, 0x48e1afa6, 0x964874aa),
    'anyway.website': (0x5269e274, 0x4c9d4ec1, 0x6d957f94),
    'fate.campaign': (0x178b7764, 0x97da8e48, 0x92f70eac),
    'fate.reps': (0x079f8e3d, 0x6ad99133, 0x01316184),
    'fate.events': (0x8144be4b, 0xacde43d3, 0x345bc362),
    'fate.website': (0x06e79081, 0x571b0782, 0x9be963da),
    'size.direct': (0x6c93415b, 0x061005d6, 0x4287d2f5),
    'referred.direct': (0xf4c93101, 0xa990ca4a, 0x408028d3),
    'renewal.campaign': (0x813114db, 0x72fd8177, 0x1e953ff5),
    'renewal.reps': (0xf20dc0b5, 0xe9899167, 0x8dc17b89),
    'renewal.events': (0x196ffa52, 0x1f0a5f6e, 0x29aa0ddf),
    'renewal.website': (0x8ab6a3c5, 0x52e42f8d, 0xb813bac1),
    'renewal.direct': (0xcd5ec3ea, 0xc9335ad7, 0x896430bf),
    'renewal.resold': (0x2204443b, 0xea002399, 0x33399ae0),
    'renewal.referred': (0x43d8dd57, 0x4cda2fb3, 0xe2be0d6a),
}

WHOLE = np.uint64
SHIFT = np.array(32, WHOLE)
UP = np.array(1 << 32, WHOLE)
# Where the upper half of a 64-bit word lies, in halves.
UPPER = 1 if sys.byteorder == 'little' else 0
M0 = np.array(0xD2511F53, WHOLE)
M1 = np.array(0xCD9E8D57, WHOLE)
W0 = np.array(0x9E3779B9 << 32, WHOLE)
W1 = np.array(0xBB67AE85 << 32, WHOLE)
ROUNDS = 10
# Blocks that are worked on together: five arrays of this length stay in the cache of a core.
CHUNK = 16384


def key_schedule(name):
    """The two words of a stream's key in every round, each in the upper half of 64 bits."""
    k0, k1, _ = STREAMS[name]
    return [
        (
            np.array(((k0 + r * 0x9E3779B9) & ONCE) << 32, WHOLE),
            np.array(((k1 + r * 0xBB67AE85) & ONCE) << 32, WHOLE),
        )
        for r in range(ROUNDS)
    ]


KEYS = {name: key_schedule(name) for name in STREAMS}
C3 = {name: np.array(words[2], WHOLE) for name, words in STREAMS.items()}


def rounds(x, y, a, b, keys):
    """Rounds of Philox4x32 in place. x = (c0, c1) and y = (c2, c3), each pair packed with its first word above: then a
    product is the new pair but for one word to be mixed in, and the words of the result lie as the uniform needs them.
    a and b are room."""
    upper_x, upper_y = x.view(np.uint32)[..., UPPER::2], y.view(np.uint32)[..., UPPER::2]
    for k0, k1 in keys:
        np.multiply(upper_y, M1, out=a, dtype=WHOLE)
        np.multiply(upper_x, M0, out=b, dtype=WHOLE)
        np.multiply(x, UP, out=x)
        np.bitwise_xor(x, k0, out=x)
        np.bitwise_xor(x, a, out=x)
        np.multiply(y, UP, out=y)
        np.bitwise_xor(y, k1, out=y)
        np.bitwise_xor(y, b, out=y)


def rows_of_bits(names, step, indices, batch):
    """One draw of every trial of the batch from each stream: a row each. The first round and half of the second do not
    need whole arrays here."""
    half = batch.half
    out = np.empty((len(names), 2 * half), WHOLE)
    keys = np.array([KEYS[name] for name in names]).transpose(1, 2, 0)[..., None]
    c3 = np.array([STREAMS[name][2] for name in names], WHOLE)[:, None]
    first = np.array(indices, WHOLE)[:, None] * M1 ^ WHOLE(step << 32 & 0xFFFFFFFFFFFFFFFF) ^ keys[0, 0]
    second = (first << SHIFT) ^ keys[1, 0]
    other = (first >> SHIFT) * M0 ^ keys[1, 1]
    fixed = (c3 << SHIFT) ^ keys[0, 1]
    rows = max(1, CHUNK // half)
    a = np.empty((min(rows, len(names)), half), WHOLE)
    b = np.empty_like(a)
    for top in range(0, len(names), rows):
        here = slice(top, top + rows)
        even, odd = out[here, :half], out[here, half:]
        np.bitwise_xor(batch.first_product, fixed[here], out=odd)
        np.right_shift(odd, SHIFT, out=even)
        np.multiply(even, M1, out=even)
        np.bitwise_xor(even, second[here], out=even)
        np.left_shift(odd, SHIFT, out=odd)
        np.bitwise_xor(odd, other[here], out=odd)
        rounds(even, odd, a[: len(even)], b[: len(even)], keys[2:, :, here])
    return out


def pair_bits(name, step, product, index):
    """A draw of each pair of trials, at its own index: the bits of the even and of the odd trial. `product` is the
    pair's in the first round, batch.first_product; the rest of that round is two words that are mixed in."""
    keys, c3 = KEYS[name], int(STREAMS[name][2])
    x = index * M1
    x ^= WHOLE((step << 32) ^ int(keys[0][0]))
    y = product ^ WHOLE((c3 << 32) ^ int(keys[0][1]))
    a = np.empty(min(CHUNK, len(x)), WHOLE)
    b = np.empty_like(a)
    for start in range(0, len(x), CHUNK):
        part = x[start : start + CHUNK]
        size = len(part)
        rounds(part, y[start : start + CHUNK], a[:size], b[:size], keys[1:])
    return x, y


def mixed_bits(names, which, step, product, index, evens):
    """Draws of several streams at once, each of the stream names[which], and of one trial of its pair: the even one for
    the first `evens` of them."""
    k0, k1, c3 = (np.array([STREAMS[name][word] << 32 for name in names], WHOLE) for word in range(3))
    x = index * M1
    x ^= (k0 ^ WHOLE(step << 32))[which]
    y = (c3 ^ k1)[which]
    y ^= product
    k0, k1 = (k0 + W0)[which], (k1 + W1)[which]
    a = np.empty(min(CHUNK, len(x)), WHOLE)
    b = np.empty_like(a)
    for begin, end, is_odd in ((0, evens, False), (evens, len(x), True)):
        for start in range(begin, end, CHUNK):
            here = slice(start, min(end, start + CHUNK))
            px, py, q0, q1 = x[here], y[here], k0[here], k1[here]
            pa, pb = a[: len(px)], b[: len(px)]
            for _ in range(1, ROUNDS - 1):
                rounds(px, py, pa, pb, ((q0, q1),))
                q0 += W0
                q1 += W1
            # Of the last round only the half that is asked for.
            if is_odd:
                last_half(py, px, pa, M0, q1)
                px[:] = py
            else:
                last_half(px, py, pa, M1, q0)
    return x


def last_half(x, other, a, factor, key):
    """One half of a round."""
    np.multiply(other.view(np.uint32)[UPPER::2], factor, out=a, dtype=WHOLE)
    np.multiply(x, UP, out=x)
    np.bitwise_xor(x, key, out=x)
    np.bitwise_xor(x, a, out=x)


class Record:
    """Named values, no more."""

    def __init__(self, **values):
        self.__dict__.update(values)


def places(mask):
    """Where a mask of one dimension holds (np.flatnonzero without what it does for others)."""
    return mask.nonzero()[0]


# ------------------------------------------------------------------------------------------------------ laws, section 3

TWELVE = np.array(12, WHOLE)
ONE_BITS = np.array(0x3FF0000000000000, WHOLE)
BELOW_ONE = 1 - 2.0**-53
TAIL = 1 - 1e-9


def uniform_of(bits):
    """(n + 0.5) / 2^52 of the upper 52 bits n: as the fraction of a double in [1, 2), less 1, exactly."""
    n = np.right_shift(bits, TWELVE)
    np.bitwise_or(n, ONE_BITS, out=n)
    u = n.view(np.float64)
    return np.subtract(u, BELOW_ONE, out=u)


def threshold(chance):
    """`bits < threshold(q)` is `u < q`."""
    return np.ceil(np.asarray(chance) * 2.0**52 - 0.5).astype(WHOLE) << TWELVE


# Wichura's AS 241, PPND16: coefficients of numerators and denominators from the highest power down.
CENTRE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)  # fmt: skip
MIDDLE = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)  # fmt: skip
FAR = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
     0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0),
)  # fmt: skip


def ratio(coefficients, r):
    """The quotient of two polynomials in r."""
    above, below = coefficients
    p = r * above[0]
    q = r * below[0]
    for i in range(1, len(above) - 1):
        p += above[i]
        p *= r
        q += below[i]
        q *= r
    p += above[-1]
    q += below[-1]
    p /= q
    return p


def normal_part(u):
    """The quantile function of the standard normal law, for an array that the cache holds."""
    q = u - 0.5
    z = ratio(CENTRE, 0.180625 - q * q)
    z *= q
    at = places(np.abs(q) > 0.425)
    side = q[at]
    r = np.sqrt(-np.log(np.minimum(u[at], 1 - u[at])))
    tail = ratio(MIDDLE, r - 1.6)
    far = places(r > 5)
    if len(far):
        tail[far] = ratio(FAR, r[far] - 5)
    z[at] = np.copysign(tail, side)
    return z


def normal(bits):
    """z(u) of section 3."""
    if len(bits) <= CHUNK:
        return normal_part(uniform_of(bits))
    z = np.empty(len(bits))
    for start in range(0, len(bits), CHUNK):
        z[start : start + CHUNK] = normal_part(uniform_of(bits[start : start + CHUNK]))
    return z


def lognormal(p10, p90, bits):
    """The lognormal law by its 10 % and 90 % points."""
    z = normal(bits)
    z *= math.log(p90 / p10) / 2.5631031310892007
    z += (math.log(p10) + math.log(p90)) / 2
    return np.exp(z, out=z)


def between(low, high, bits):
    """The uniform law."""
    return low + uniform_of(bits) * (high - low)


def poisson_tail(m, u):
    """The smallest k with P(X > k) <= 1 - u, for one u above 1 - 1e-9, by adding up what lies above."""
    top = int(m + 40 * math.sqrt(m) + 60)
    term = [math.exp(-m)]
    for k in range(1, top + 1):
        term.append(term[-1] * m / k)
    k, above = top, 0.0
    while k > 0 and above + term[k] <= 1 - u:
        above += term[k]
        k -= 1
    return k


def binomial_tail(n, q, u):
    """The same of a binomial law."""

    def term(k):
        ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        return math.exp(ways + k * math.log(q) + (n - k) * math.log1p(-q))

    k, above = n, 0.0
    while k > 0 and above + term(k) <= 1 - u:
        above += term(k)
        k -= 1
    return k


def poisson_sum(m, u):
    """The Poisson law's inverse as section 3 writes it, for one draw: probabilities are added up until they reach u."""
    if u > TAIL:
        return poisson_tail(m, u)
    p = s = math.exp(-m)
    k = 0
    while s < u:
        k += 1
        p = p * m / k
        s += p
    return k


def binomial_sum(n, q, u):
    """The binomial law's inverse as section 3 writes it, for one draw."""
    if u > TAIL and n > 0:
        return binomial_tail(n, q, u)
    p = s = (1 - q) ** n
    k = 0
    while s < u and k < n:
        p = p * (n - k) / (k + 1) * q / (1 - q)
        k += 1
        s += p
    return k


# A guide is a table of answers: one row per law, one column per interval of u of equal length. Where the answer is the
# same at both ends of the interval (and of the row's interval of means), it is the answer inside, as both laws give
# more for a higher u and a higher mean; else probabilities are compared. So a guide never changes an answer.
SLACK = 1e-12


def steps_at(cdf, columns, slack):
    """How many of the values of each row of cdf lie below column / columns, for column = 0 ... columns."""
    rows, values = cdf.shape
    first = np.floor((cdf + slack) * columns).astype(np.int64) + 1
    first = np.clip(first, 0, columns + 1)
    at = (first + np.arange(rows)[:, None] * (columns + 2)).ravel()
    count = np.bincount(at, minlength=rows * (columns + 2)).reshape(rows, columns + 2)
    return np.cumsum(count, axis=1)[:, : columns + 1]


def guide(cdf_low, cdf_high, columns):
    """Answers for u in the columns, between the laws of cdf_low (least) and cdf_high (most): the least, or -1 less the
    least where there can be a greater one. A last row has none."""
    least = steps_at(cdf_low, columns, SLACK)[:, :-1]
    most = steps_at(cdf_high, columns, -SLACK)[:, 1:]
    table = np.where(least == most, least, -1 - least)
    return np.vstack([table, np.full((1, columns), -1)]).astype(np.int8).ravel()


def poisson_cdf(means, values):
    p = np.exp(-means)
    out = np.empty((len(means), values))
    s = p.copy()
    for k in range(values):
        if k:
            p = p * means / k
            s = s + p
        out[:, k] = s
    return out


def binomial_cdf(largest, q):
    out = np.full((largest + 1, largest + 1), 1.0)
    for n in range(largest + 1):
        p = s = (1 - q) ** n
        for k in range(n):
            out[n, k] = s
            p *= (n - k) / (k + 1) * q / (1 - q)
            s += p
        out[n, n:] = 2.0
    return out


MEAN_CELLS, MEAN_TOP, MEAN_COLUMNS, MEAN_SHIFT = 16, 72, 1024, np.array(54, WHOLE)
MEAN_VALUES = 160
FIXED_COLUMNS, FIXED_SHIFT = 4096, np.array(52, WHOLE)
LARGEST, COUNT_COLUMNS, COUNT_SHIFT = 100, 512, np.array(55, WHOLE)


def make_guides():
    """All tables, once a run: of each law the guide and the probabilities P(X <= k) by row."""

    def fixed(mean):
        cdf = poisson_cdf(np.array([mean]), 60)
        return Record(guide=guide(cdf, cdf, FIXED_COLUMNS), cdf=cdf[0])

    def counted(q):
        cdf = binomial_cdf(LARGEST, q)
        return Record(guide=guide(cdf, cdf, COUNT_COLUMNS), cdf=cdf, q=q)

    grid = poisson_cdf(np.arange(MEAN_CELLS * MEAN_TOP + 1) / MEAN_CELLS, MEAN_VALUES)
    padded = np.hstack([np.zeros((len(grid), TERMS)), grid])
    return Record(
        means=Record(guide=guide(grid[:-1], grid[1:], MEAN_COLUMNS), cdf=padded.ravel(), width=padded.shape[1]),
        direct_wins=fixed(DIRECT_WINS),
        website_leads=fixed(WEBSITE_LEADS),
        churn=counted(CHURN),
        converts={source: counted(q) for source, q in CONVERTS.items()},
    )


def unsure(k, bits):
    """Where a guide does not know the answer, and the uniforms there (bits may be shared by all rows of k)."""
    at = np.flatnonzero(k < 0)
    flat = bits.ravel() if bits.shape == k.shape else np.broadcast_to(bits, k.shape).ravel()
    return at, uniform_of(flat[at])


# Terms of a Poisson law of mean 1 / MEAN_CELLS that count: the next is below 1e-16.
TERMS = 9


def poisson_near(law, m, u, k):
    """The inverse at means below MEAN_TOP, from a k that is not too great. A Poisson number of mean m is the sum of one
    of the mean of the row, whose probabilities are in the table, and one of what m is above it."""
    row = (m * MEAN_CELLS).astype(np.int64)
    extra = m - row / MEAN_CELLS
    term = np.exp(-extra)
    weights = [term]
    for j in range(1, TERMS):
        term = term * extra / j
        weights.append(term)
    row = row * law.width + TERMS
    k = k.copy()
    left = np.arange(len(m))
    while len(left):
        at = row[left] + k[left]
        chance = weights[0][left] * law.cdf[at]
        for j in range(1, TERMS):
            chance += weights[j][left] * law.cdf[at - j]
        left = left[chance < u[left]]
        k[left] += 1
    return k


def poisson(law, m, bits):
    """Poisson draws of means m; bits may be shared by strategies."""
    row = np.minimum(m * MEAN_CELLS, MEAN_CELLS * MEAN_TOP).astype(np.int64)
    row *= MEAN_COLUMNS
    row += np.right_shift(bits, MEAN_SHIFT).view(np.int64)
    k = law.guide[row].astype(np.int64)
    at, u = unsure(k, bits)
    mean = m.ravel()[at]
    plain = (mean < MEAN_TOP) & (u <= TAIL)
    near = places(plain)
    flat = k.ravel()
    flat[at[near]] = poisson_near(law, mean[near], u[near], -1 - flat[at[near]])
    for i in places(~plain):
        flat[at[i]] = poisson_sum(float(mean[i]), float(u[i]))
    return k


def poisson_fixed(law, mean, bits):
    """Poisson draws of one mean."""
    k = law.guide[np.right_shift(bits, FIXED_SHIFT).view(np.int64)].astype(np.int64)
    at, u = unsure(k, bits)
    k[at] = np.searchsorted(law.cdf, u)
    for i in places(u > TAIL):
        k[at[i]] = poisson_sum(mean, float(u[i]))
    return k


def binomial(law, n, bits):
    """Binomial draws of n trials each; bits may be shared by strategies."""
    row = np.minimum(n, LARGEST + 1) * COUNT_COLUMNS
    row += np.right_shift(bits, COUNT_SHIFT).view(np.int64)
    k = law.guide[row].astype(np.int64)
    at, u = unsure(k, bits)
    size = n.ravel()[at]
    plain = (size <= LARGEST) & (u <= TAIL)
    near = places(plain)
    flat = k.ravel()
    flat[at[near]] = np.count_nonzero(law.cdf[size[near]] < u[near, None], axis=1)
    for i in places(~plain):
        flat[at[i]] = binomial_sum(int(size[i]), law.q, float(u[i]))
    return k


# ---------------------------------------------------------------------------------------------------- batches of trials


def batch_of(first, size):
    """The trials first ... first + size - 1, both even: place j < size / 2 is trial first + 2 j, the places after are
    the odd trials in their order."""
    half = size // 2
    pair = np.arange(first // 2, first // 2 + half, dtype=WHOLE)
    product = pair * M0
    return Record(half=half, size=size, first_product=product, products=np.concatenate([product, product]))


def layers(counts, batch):
    """Draws 0 ... counts - 1 of every trial, the pairs' together: the pair and the number of each draw, and which of
    them are of the even and of the odd trial. Numbers rise along a trial."""
    half = batch.half
    even, odd = counts[:half], counts[half:]
    both = np.maximum(even, odd)
    at = places(both > 0)
    parts = []
    while len(at):
        parts.append(at)
        at = at[both[at] > len(parts)]
    pair = np.concatenate(parts) if parts else at
    k = np.repeat(np.arange(len(parts)), np.array([len(part) for part in parts], np.int64))
    return pair, k, places(k < even[pair]), places(k < odd[pair])


INPUTS = (
    'opportunitiesPerRep', 'winRateReps', 'newReps', 'costCampaign', 'costEvents', 'multiplier', 'utilisation',
    'enforced', 'buyersLuck', 'consent',
)  # fmt: skip


def inputs(batch):
    """Section 5."""
    rows = rows_of_bits(INPUTS, ONCE, [0] * len(INPUTS), batch)
    bits = lambda name: rows[INPUTS.index(name)]  # noqa: E731
    win_reps = between(0.16, 0.24, bits('winRateReps'))
    new_reps = between(0.4, 0.9, bits('newReps'))
    cost = np.stack([lognormal(160, 410, bits('costCampaign')), lognormal(200, 1000, bits('costEvents'))])[:, None]
    return Record(
        rep_opportunities=REPS * lognormal(0.8, 2, bits('opportunitiesPerRep')),
        win_reps=threshold(win_reps),
        new_reps=threshold(new_reps),
        lead_scale=AT / cost * (1 + HALF),
        multiplier=between(0.25, 0.5, bits('multiplier')),
        able=HEADS * PAID_HOURS * between(0.62, 0.76, bits('utilisation')),
        enforced=between(0.2, 0.9, bits('enforced')),
        luck=np.exp(0.25 * normal(bits('buyersLuck'))),
        consent=bits('consent') < threshold(0.6),
    )


def start(batch):
    """Section 6, and sums that begin at 0."""
    zero = lambda *lead: np.zeros((*lead, len(STRATEGIES), batch.size))  # noqa: E731
    full = lambda value: np.full((len(STRATEGIES), batch.size), float(value))  # noqa: E731
    rows = RESELLERS * batch.size
    return Record(
        # marketing and the fund
        open=zero(2), carried=zero(2), free=full(12000), earned=full(12000), gone=zero(), closed=full(12000),
        unclaimed=zero(), claims_owed=zero(),
        # orders: those that are due, and those that come due in each step
        due=Record(length=0, columns={name: np.zeros(0, kind) for name, kind in KINDS.items()}),
        recent=[0, 0, 0], later=[[] for _ in range(STEPS)], opened=0,
        # customers
        resold=np.full((TERM, batch.size), 4), referred=np.ones((TERM, batch.size), bool), bought=[None] * TERM,
        direct=[None] * STEPS, owed=np.zeros((RESELLERS, batch.size), np.int64), top=zero(),
        partner=full(2880000), vendor=full(900000), served=full(900000),
        # resale and services
        unexpired=full(1440000), prepaid=1440000 * (1 - MARGIN[0]) * full(1), in_work=zero(),
        new_business=[], backlog=zero(2), idle=zero(),
        # money
        cash=full(300000), own=full(300000), receivable=full(350000), payable=full(200000), debt=zero(), profit=zero(),
        taxed=zero(), year=None, before=None, factor=1.0, low=full(math.inf),
        present_contribution=zero(), present_owner=zero(),
        sums={name: zero() for name in
              ('bookings', 'booked', 'revenue', 'ebitda', 'contribution', 'services', 'billed')},
        slipped=np.zeros(rows), leads=zero(2),
    )  # fmt: skip


# ------------------------------------------------------------------------------------- 7.1, 7.2 marketing and its leads

CARRY = (KEPT - 1) / np.log(KEPT)


def marketing(t, s, given, bits, tables):
    """What is spent, and the leads it brings. Returns borne, spent, approved (sums of both activities) and leads."""
    approved = 0.0
    if t % 3 == 0:
        reserve = s.free * BUDGET
        approved = reserve[0] + reserve[1]
        s.open += reserve
    borne = s.open / (3 - t % 3)
    s.open -= borne
    spend = borne / VENDOR_PAYS
    x = spend + (s.carried - spend) * CARRY
    s.carried *= KEPT
    s.carried += (1 - KEPT) * spend
    x /= AT
    # Never below 0, and 0 where nothing works.
    expected = x * given.lead_scale
    expected /= x + HALF
    leads = poisson(tables.means, expected, np.stack([bits['leads.campaign'], bits['leads.events']])[:, None])
    s.leads += leads
    both = borne[0] + borne[1]
    return both, both / VENDOR_PAYS, approved, leads


def opportunities(leads, website, given, bits, tables):
    """Opportunities of each source, for those that resell: (source, strategy, trial)."""
    reps = poisson(tables.means, given.rep_opportunities, bits['opens.reps'])
    converted = {
        source: binomial(law, website if source == 'website' else leads[ACTIVITIES.index(source), :RESELLERS], drawn)
        for source, law in tables.converts.items()
        for drawn in (bits[f'converts.{source}'],)
    }
    out = np.empty((len(SOURCES), RESELLERS, len(website)), np.int64)
    for i, source in enumerate(SOURCES):
        out[i] = reps if source == 'reps' else converted[source]
    return out


# ----------------------------------------------------------------------------------------------------------- 7.3 orders

WIN_THRESHOLD = {source: threshold(rate) for source, rate in WIN_RATE.items()}
NEW_THRESHOLD = np.array([threshold(NEW.get(source, 0)) for source in SOURCES], WHOLE)
# The first look at which an order that is held every time is cancelled: chances after 1, 2, ... looks. An order that is
# due and not placed is held at every step, so that this is known when it is opened.
HELD = 1 - np.cumprod(np.full(STEPS + 1, 1 - CANCELS))


def open_orders(t, s, number, given, batch):
    """Draws the new orders of all sources, and lays those that can come due in time at the end of the lists."""
    half, size = batch.half, batch.size
    even, odd = [], []
    for i, source in enumerate(SOURCES):
        pair, k, of_even, of_odd = layers(np.maximum(number[i, 0], number[i, 1]), batch)
        x, y = pair_bits(f'win.{source}', t, batch.first_product[pair], k.view(WHOLE))
        for bits, at, side, found in ((x, of_even, 0, even), (y, of_odd, half, odd)):
            trial = pair[at] + side
            limit = given.win_reps[trial] if source == 'reps' else WIN_THRESHOLD[source]
            won = places(bits[at] < limit)
            found.append((trial[won], k[at[won]], np.full(len(won), i)))
    trial, k, source = (np.concatenate(column) for column in zip(*even, *odd))

    def draw(purpose, add=0):
        names = [f'{purpose}.{name}' for name in SOURCES]
        evens = np.count_nonzero(trial < half)
        return mixed_bits(names, source, t, product, (k + add * F).view(WHOLE), evens)

    product = batch.products[trial]
    ready = np.floor(lognormal(3, 6, draw('cycle')) + (0.5 + t))
    due = places(ready < STEPS)
    trial, k, source, product, ready = trial[due], k[due], source[due], product[due], ready[due].astype(np.int64)
    new_limit = NEW_THRESHOLD[source]
    of_reps = places(source == SOURCES.index('reps'))
    new_limit[of_reps] = given.new_reps[trial[of_reps]]
    columns = dict(
        size=lognormal(20000, 180000, draw('size')),
        hours=lognormal(15, 90, draw('fate', 26)),
        cancel=np.minimum(ready + np.searchsorted(HELD, uniform_of(draw('fate', 24)), 'right'), STEPS).astype(np.int8),
        new=draw('anyway') < new_limit,
        source=source,
        key=t * F + k,
    )
    # Both strategies' lists, by the step in which an order comes due; `stands` is its place in the list.
    own = [places(k < number[source, strategy, trial]) for strategy in range(RESELLERS)]
    row = np.concatenate([trial[of] + strategy * size for strategy, of in enumerate(own)])
    of = np.concatenate(own)
    order = np.argsort(ready[of].astype(np.int8), kind='stable')
    of = of[order]
    ready = ready[of]
    columns = {name: column[of] for name, column in columns.items()}
    columns['row'] = row[order]
    columns['stands'] = order + s.opened
    s.opened += len(of)
    ends = np.searchsorted(ready, np.arange(t, STEPS + 1))
    for step in range(t, STEPS):
        part = slice(ends[step - t], ends[step - t + 1])
        if part.start < part.stop:
            s.later[step].append({name: column[part] for name, column in columns.items()})


# Orders that are due lie in the order in which they came due; `stands` is their place in their lists. Those that are
# gone stay where they are, asking for hours that no bench has, until all are moved together at the start of a quarter.
KINDS = dict(
    row=np.int64, stands=np.int64, size=float, hours=float, cancel=np.int8, new=bool, source=np.int8, key=np.int64
)
TIDIED = 6


def tidy(due):
    """Leaves out what is gone, in place."""
    left = places(due.columns['hours'][: due.length] < math.inf)
    for column in due.columns.values():
        column[: len(left)] = column[left]
    due.length = len(left)


def take_in(due, parts):
    """Puts orders at the end of those that are due."""
    length = due.length
    due.length += sum(len(part['row']) for part in parts)
    if due.length > len(due.columns['row']):
        for name, column in due.columns.items():
            due.columns[name] = np.empty(2 * due.length, KINDS[name])
            due.columns[name][:length] = column[:length]
    for part in parts:
        end = length + len(part['row'])
        for name, column in due.columns.items():
            column[length:end] = part[name]
        length = end


def look_at_orders(t, s, batch):
    """Places what neither the credit line nor the bench holds, first come first. What is placed only makes both
    narrower, so an order that is held when nothing is placed is held in any case. Of the others, the first of each list
    is placed; what still fits after it is looked at again. Returns the columns of what is placed, and sums."""
    rows = RESELLERS * batch.size
    due = s.due
    if t % TIDIED == 0:
        tidy(due)
        s.recent = [due.length] * 3
    s.recent = [*s.recent[1:], due.length]
    take_in(due, s.later[t])
    s.later[t] = None
    row, size, hours, cancel, stands = (
        due.columns[name][: due.length] for name in ('row', 'size', 'hours', 'cancel', 'stands')
    )
    payable = s.payable[:RESELLERS].ravel()
    reach = s.idle[:RESELLERS].ravel() * WINDOW if t >= 1 else np.full(rows, math.inf)
    # The size that the credit line has room for.
    room = (LINE - payable) / np.repeat(1 - MARGIN[:RESELLERS, 0], batch.size)
    at = places(hours <= reach[row])
    at = at[size[at] <= room[row[at]]]
    placed, placed_hours, first_of = np.zeros(rows), np.zeros(rows), np.empty(rows, np.int64)
    taken = []
    at = at[np.argsort(stands[at], kind='stable')]
    of, size_at, hours_at = row[at], size[at], hours[at]
    while len(at):
        here = np.arange(len(at))
        first_of[of[::-1]] = here[::-1]
        first = first_of[of] == here
        now = places(first)
        taken.append(at[now])
        placed[of[now]] += size_at[now]
        placed_hours[of[now]] += hours_at[now]
        rest = places(~first)
        to = of[rest]
        rest = rest[hours_at[rest] <= reach[to] - placed_hours[to]]
        to = of[rest]
        rest = rest[placed[to] + size_at[rest] <= room[to]]
        at, of, size_at, hours_at = at[rest], of[rest], size_at[rest], hours_at[rest]
    taken = np.concatenate(taken) if taken else at
    bought = {name: due.columns[name][taken] for name in ('row', 'size', 'source', 'key')}
    hours[taken] = math.inf
    hours[places(cancel == t)] = math.inf
    if t % 3 == 2:
        # Those that came due earlier have slipped already.
        begin = s.recent[0]
        late = places(hours[begin:] < math.inf) + begin
        s.slipped += np.bincount(row[late], size[late], rows)
    shape = (RESELLERS, batch.size)
    wins = np.bincount(bought['row'], minlength=rows).reshape(shape)
    not_new = np.bincount(bought['row'][~due.columns['new'][taken]], minlength=rows).reshape(shape)
    return bought, placed.reshape(shape), wins, not_new


# -------------------------------------------------------------------------------------------- 7.4 the vendor's own team

CHURN_THRESHOLD, REFERRED_THRESHOLD = threshold(CHURN), threshold(REFERRED)


def raise_top(top, trial, value):
    """top = the larger of it and of the values, several of which may be of one trial."""
    while True:
        more = places(value > top[trial])
        if not len(more):
            return
        trial, value = trial[more], value[more]
        top[trial] = value


def direct_team(t, s, not_new, given, bits, tables, batch):
    """The vendor's own wins, and what becomes of them as customers (7.5): whether each renews is drawn here too.
    Returns bookings, wins, referred bookings and referred wins of each strategy."""
    size = batch.size
    wins = poisson_fixed(tables.direct_wins, DIRECT_WINS, bits['wins.direct'])
    owing = s.owed + not_new
    displaced = np.minimum(wins, owing)
    s.owed = owing - displaced

    pair, k, even, odd = layers(wins, batch)
    product = batch.first_product[pair]
    number = k.view(WHOLE)

    def draw(name, step, index):
        x, y = pair_bits(name, step, product, index)
        return np.concatenate([x[even], y[odd]])

    trial = np.concatenate([pair[even], pair[odd] + batch.half])
    k = np.concatenate([k[even], k[odd]])
    values = [lognormal(20000, 180000, draw('size.direct', t, number))]
    for step in range(t + TERM, STEPS, TERM):
        kept = draw('renewal.direct', step, number + WHOLE(t * F)) >= CHURN_THRESHOLD
        values.append(values[-1] * RENEWED * kept)
    luck = draw('referred.direct', t, number)
    share = REFERRED + (REFERRED_FULL - REFERRED) * min(1, (t + 0.5) / REFERRED_RAMP) * given.enforced
    resold = places(luck < REFERRED_THRESHOLD)
    supported = places(luck < threshold(share)[trial])

    # Displaced are the first of a trial; there are few.
    early = places(k < displaced.max())
    gone = [early[k[early] < displaced[i][trial[early]]] for i in range(RESELLERS)]
    referred = [resold[k[resold] >= displaced[i][trial[resold]]] for i in range(RESELLERS)] + [supported]

    def all_of(value):
        out = np.empty((len(STRATEGIES), size))
        out[:] = np.bincount(trial, value, size)
        for i, at in enumerate(gone):
            out[i] -= np.bincount(trial[at], value[at], size)
        return out

    def referred_of(value):
        return np.stack([np.bincount(trial[at], value[at], size) for at in referred])

    for i, at in enumerate(referred):
        raise_top(s.top[i], trial[at], values[-1][at])
    s.direct[t] = [(all_of(value), referred_of(value)) for value in values]
    happened = np.broadcast_to(wins, (len(STRATEGIES), size)).astype(float)
    happened[:RESELLERS] -= displaced
    referred_wins = np.stack([np.bincount(trial[at], minlength=size) for at in referred])
    return s.direct[t][0][0], happened, s.direct[t][0][1], referred_wins


# -------------------------------------------------------------------------------------------------------- 7.5 customers

GROWN = EXPANSION / (1 + EXPANSION)


def lost_of(n, bits, tables):
    """How many of a group of n end: one alone by `happens`, several by `binomial`."""
    lost = binomial(tables.churn, n, bits)
    alone = places(n == 1)
    lost[alone] = bits[alone] < CHURN_THRESHOLD
    return lost


def customers(t, s, taken, placed, bits, tables, batch):
    """Renewals and new customers. Returns invoiced, and what expanded: partner, vendor, referred."""
    zero = lambda: np.zeros((len(STRATEGIES), batch.size))  # noqa: E731
    invoiced, grown_partner, grown_vendor, grown_referred = zero(), zero(), zero(), zero()
    d, turn = t % TERM, t // TERM
    resell, support = slice(0, RESELLERS), slice(RESELLERS, None)

    # Of the start, on the partner's paper.
    value = 60000 * RENEWED**turn
    n = s.resold[d].copy()
    left = n - lost_of(n, bits['renewal.resold'], tables)
    s.resold[d] = left
    new = left * (value * RENEWED)
    change = new - n * value
    grown = new * GROWN
    s.partner[resell] += change
    grown_partner[resell] += grown
    invoiced[resell] += new
    if turn == 0:
        s.partner[support] -= n * value
        change = new
    s.vendor[support] += change
    s.served[support] += change
    grown_vendor[support] += grown
    grown_referred[support] += grown

    # Of the start, on the vendor's.
    value = 75000 * RENEWED**turn
    alive = s.referred[d].copy()
    kept = alive & (bits['renewal.referred'] >= CHURN_THRESHOLD)
    s.referred[d] = kept
    new = kept * (value * RENEWED)
    change = new - alive * value
    grown = new * GROWN
    s.vendor += change
    s.served += change
    grown_vendor += grown
    grown_referred += grown

    # Won by the vendor.
    for age in range(1, turn + 1):
        cohort = s.direct[t - age * TERM]
        (before, before_referred), (after, after_referred) = cohort[age - 1], cohort[age]
        s.vendor += after - before
        s.served += after_referred - before_referred
        grown_vendor += after * GROWN
        grown_referred += after_referred * GROWN
    s.vendor += s.direct[t][0][0]
    s.served += s.direct[t][0][1]

    # Sold by the partner.
    row, value, source, key = (taken[name] for name in ('row', 'size', 'source', 'key'))
    total = placed
    if s.bought[d] is not None:
        old_row, old_value, old_source, old_key, old_total = s.bought[d]
        trial = old_row % batch.size
        even = trial < batch.half
        order = np.concatenate([places(even), places(~even)])
        old_row, old_value, old_source, old_key = old_row[order], old_value[order], old_source[order], old_key[order]
        luck = mixed_bits(
            [f'renewal.{name}' for name in SOURCES],
            old_source,
            t,
            batch.products[trial[order]],
            old_key.view(WHOLE),
            np.count_nonzero(even),
        )
        kept = places(luck >= CHURN_THRESHOLD)
        old_row, old_value = old_row[kept], old_value[kept] * RENEWED
        new = np.bincount(old_row, old_value, RESELLERS * batch.size).reshape(placed.shape)
        s.partner[resell] += new - old_total
        grown_partner[resell] += new * GROWN
        invoiced[resell] += new
        row, value = np.concatenate([old_row, row]), np.concatenate([old_value, value])
        source, key = np.concatenate([old_source[kept], source]), np.concatenate([old_key[kept], key])
        total = new + placed
    s.bought[d] = (row, value, source, key, total)
    s.partner[resell] += placed
    invoiced[resell] += placed
    return invoiced, grown_partner, grown_vendor, grown_referred


# ------------------------------------------------------------------------------------------------------------ 7, a step

DELAY = math.exp(-1 / CLAIM_DELAY)
PAID = math.exp(-1 / CLAIM_PAID)
COLLECTED = math.exp(-1 / WAIT_CUSTOMERS)
SETTLED = math.exp(-1 / WAIT_VENDOR)
TINY = 1e-300

# The draws that every trial has in every step.
ROWS = (
    'leads.campaign', 'leads.events', 'leads.website', 'converts.campaign', 'converts.events', 'converts.website',
    'opens.reps', 'wins.direct', 'renewal.resold', 'renewal.referred',
)  # fmt: skip


def step(t, s, given, tables, batch):
    """One month of all trials and strategies of a batch."""
    rows = rows_of_bits(ROWS, t, [t % TERM if name.startswith('renewal') else 0 for name in ROWS], batch)
    bits = dict(zip(ROWS, rows))
    borne, spent, approved, leads = marketing(t, s, given, bits, tables)
    website = poisson_fixed(tables.website_leads, WEBSITE_LEADS, bits['leads.website'])
    open_orders(t, s, opportunities(leads, website, given, bits, tables), given, batch)
    taken, placed, placed_wins, not_new = look_at_orders(t, s, batch)
    direct, direct_wins, referred, referred_wins = direct_team(t, s, not_new, given, bits, tables, batch)
    partner_before, vendor_before, served_before = s.partner.copy(), s.vendor.copy(), s.served.copy()
    invoiced, grown_partner, grown_vendor, grown_referred = customers(t, s, taken, placed, bits, tables, batch)
    booked = np.zeros((len(STRATEGIES), batch.size))
    booked[:RESELLERS] = placed
    wins = np.zeros_like(booked)
    wins[:RESELLERS] = placed_wins

    used_partner = (partner_before + s.partner) / 24
    used_vendor = (vendor_before + s.vendor) / 24
    used_referred = (served_before + s.served) / 24
    served = used_partner + used_referred

    # 7.6 resale
    purchases = invoiced * (1 - MARGIN)
    unused = s.unexpired + invoiced
    held = s.prepaid + purchases
    bought = np.where(unused > 0, held * used_partner / np.where(unused > 0, unused, 1), 0)
    s.unexpired = unused - used_partner
    s.prepaid = held - bought
    resale = used_partner - bought

    # 7.7 services
    new_business = booked + referred + grown_partner + grown_referred
    s.new_business.append(new_business)
    in_work = s.in_work + new_business
    if t >= LASTS:
        in_work -= s.new_business[t - LASTS]
        s.new_business[t - LASTS] = None
    s.backlog[0] += given.multiplier * (IMPLEMENTATION / (2 * LASTS)) * (s.in_work + in_work)
    s.backlog[1] += given.multiplier * SUPPORT * served
    s.in_work = in_work
    wanted = s.backlog[0] + s.backlog[1]
    some = np.maximum(wanted, TINY)
    part = np.minimum(1, given.able * RATE / some)
    billed = np.minimum(given.able, wanted / RATE)
    s.idle = given.able - billed
    recurring_cost = PAYROLL * s.backlog[1] / some
    support = s.backlog[1] * part
    services = wanted * part
    s.backlog *= 1 - part

    # 7.8 claims and the fund
    unclaimed = s.unclaimed * DELAY + borne * (CLAIM_DELAY * (1 - DELAY))
    claims = (s.unclaimed + borne - unclaimed) * CLAIMED
    s.unclaimed = unclaimed
    claims_owed = s.claims_owed * PAID + claims * (1 - PAID)
    claims_paid = s.claims_owed + claims - claims_owed
    s.claims_owed = claims_owed
    s.earned += ACCRUAL * purchases
    s.gone += approved
    s.free += ACCRUAL * purchases - approved
    if t % 3 == 2:
        lapsed = np.minimum(s.free, np.maximum(0, s.closed - s.gone))
        s.closed = s.earned.copy()
        s.gone += lapsed
        s.free -= lapsed

    # 7.9 profit and loss
    lead_cost = WEBSITE_COST * website
    margin = services - PAYROLL
    gross = resale + margin
    running = (PAYROLL + OVERHEAD + SALES_COST) + lead_cost + (spent - claims)
    ebitda = gross - (running - PAYROLL)
    interest = s.debt * INTEREST
    s.profit += ebitda - interest
    year = (ebitda + (OWNER_PAY - MARKET_PAY), resale + support - recurring_cost, gross, resale, running)
    if t % TERM == 0:
        s.before, s.year = s.year, [amount.copy() for amount in year]
    else:
        for total, amount in zip(s.year, year):
            total += amount
    end_of_year = t % TERM == TERM - 1
    tax = 0.0
    if end_of_year:
        tax = TAX * np.maximum(0, s.profit - s.taxed)
        s.taxed = np.maximum(s.taxed, s.profit)

    # 7.10 cash
    billed_out = invoiced + services
    receivable = s.receivable * COLLECTED + billed_out * ((1 - COLLECTED) * WAIT_CUSTOMERS)
    collected = s.receivable + billed_out - receivable
    s.receivable = receivable
    payable = s.payable * SETTLED + purchases * (1 - SETTLED)
    due = s.payable + purchases - payable
    s.payable = payable
    others = collected + claims_paid - spent - (PAYROLL + OVERHEAD + SALES_COST) - lead_cost - interest - tax
    s.own += others - due
    s.low = np.minimum(s.low, s.own)
    need = due - (s.cash + others)
    lacking = np.maximum(0, need)
    drawn = np.minimum(REVOLVER - s.debt, lacking)
    put_in = np.maximum(0, lacking - drawn)
    repaid = np.minimum(s.debt, np.maximum(0, -need))
    s.debt = s.debt - repaid + drawn
    liquid = np.maximum(0, -need - repaid)
    taken_out = 0.0
    if end_of_year:
        taken_out = np.maximum(0, liquid - PEG * s.year[4] / 12) * (s.debt == 0)
    s.cash = liquid - taken_out

    # 7.11 the vendor's contribution
    partner_booked = booked + grown_partner
    direct_booked = direct + grown_vendor
    sales = (
        COMMISSION_DIRECT * direct_booked
        + COMMISSION_PARTNER * partner_booked
        + PRESALES_DIRECT * direct_wins
        + (PRESALES_SUPPORTED - PRESALES_DIRECT) * referred_wins
        + PRESALES_PARTNER * wins
        + (MANAGER_HOURS * MANAGER_COST + PROGRAM_COST)
    )
    contribution = (
        (used_vendor + bought) * (1 - COGS) - sales - claims + SERVICES_MARGIN * (used_vendor - used_referred)
    )

    # 7.12 present values
    s.present_contribution += contribution / (s.factor * math.sqrt(G))
    s.present_owner += (taken_out - put_in) / (s.factor * G)
    s.factor *= G

    s.served_now = served
    for name, amount in (
        ('bookings', booked),
        ('booked', direct_booked + partner_booked),
        ('revenue', resale + services),
        ('ebitda', ebitda),
        ('contribution', contribution),
        ('services', margin),
        ('billed', billed),
    ):
        s.sums[name] += amount


# ---------------------------------------------------------------------------------------- 8, the value, and the figures

POINTS = np.log(np.array([250000.0, 1e6, 2e6, 5e6, 1e7]))
FACTORS = np.array([3.5, 5, 6, 8, 9])


def figures(s, given, batch):
    """Sections 8 and 10: (figure, strategy, trial), trials in the batch's order."""
    adjusted, recurring, gross, resale, running = s.year
    size = np.interp(np.log(np.maximum(adjusted, 250000.0)), POINTS, FACTORS)
    good, rest = np.maximum(0, recurring), np.maximum(0, gross - recurring)
    both = good + rest
    share = good / np.where(both > 0, both, 1)
    recurring_factor = np.where(both > 0, np.clip(0.7 + 0.5 * (share - 0.5) / 0.35, 0.6, 1.3), 1)

    lasting = RENEWED ** (STEPS // TERM)
    top = np.maximum(s.top, 60000 * lasting * s.resold.any(axis=0))
    top = np.maximum(top, 75000 * lasting * s.referred.any(axis=0))
    for row, value, *_ in s.bought:
        raise_top(top[:RESELLERS].reshape(-1), row, value)
    served = s.served_now
    top = np.where(served > 0, np.minimum(1, top / (12 * np.where(served > 0, served, 1))), 0)
    customer = np.where(
        top <= 0.1,
        1,
        np.where(top <= 0.15, 1 - 0.1 * (top - 0.1) / 0.05, 0.9 - 0.2 * (np.minimum(top, 0.25) - 0.15) / 0.1),
    )
    last = s.before[2]
    rises = last > 0
    growth = np.where(
        rises, np.clip(1 + 0.5 * ((gross - last) / np.where(rises, last, 1) - 0.08), 0.8, 1.25), 1
    )
    multiple = np.clip(size * recurring_factor * customer * growth * given.luck, 2, 14)
    value = np.maximum(0, adjusted) * multiple
    equity = value - s.debt - 0.2 * s.unexpired + s.cash - 2 * running / 12
    earns = gross > 0
    resale_part = np.where(earns, np.clip(resale / np.where(earns, gross, 1), 0, 1), 0)
    price = equity - np.where(given.consent, 0, value * resale_part)
    paid = np.maximum(0, price)
    costs = 0.05 * paid
    lost_late = 0.2 * (paid - costs) * (1 - 0.7 / 1.12)
    exit_tax = 0.2 * (paid - costs - lost_late)
    proceeds = price - costs - lost_late - exit_tax

    slipped = np.zeros_like(value)
    slipped[:RESELLERS] = s.slipped.reshape(RESELLERS, batch.size)
    sums = s.sums
    end = s.factor
    return np.stack(
        [
            s.present_contribution + s.present_owner + equity / end,
            value,
            s.present_owner + proceeds / end,
            sums['bookings'],
            sums['booked'],
            sums['revenue'],
            sums['ebitda'],
            sums['contribution'],
            slipped,
            s.leads[0],
            s.leads[1],
            sums['services'],
            sums['billed'] / (STEPS * HEADS * PAID_HOURS),
            s.low,
        ]
    )


def play(trials, size, keep):
    """Plays trials 0 ... trials - 1 in batches alike, of at most `size`. Returns the means, (figure, strategy), and, if
    they are to be kept, the figures, (figure, strategy, trial)."""
    tables = make_guides()
    pairs = -(-trials // 2)
    size = 2 * -(-pairs // -(-pairs // (size // 2)))
    total = np.zeros((len(FIGURES), len(STRATEGIES)))
    kept = []
    for first in range(0, trials, size):
        wanted = min(size, trials - first)
        batch = batch_of(first, wanted + wanted % 2)
        given = inputs(batch)
        s = start(batch)
        for t in range(STEPS):
            step(t, s, given, tables, batch)
        found = figures(s, given, batch)
        ordered = np.empty_like(found)
        ordered[..., 0::2], ordered[..., 1::2] = found[..., : batch.half], found[..., batch.half :]
        ordered = ordered[..., :wanted]
        total += ordered.sum(axis=-1)
        if keep:
            kept.append(ordered)
    return total / trials, np.concatenate(kept, axis=-1) if keep else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('trials', type=int, nargs='?', default=10000, help='trials to play (default: 10000)')
    batch_help = 'the most trials played together, even (default: 16384)'
    parser.add_argument('--batch', type=int, default=16384, help=batch_help)
    parser.add_argument('--figures', type=int, metavar='N', help='print the figures of trials 0 ... N - 1 as CSV')
    given = parser.parse_args()
    trials = given.trials if given.figures is None else given.figures
    if trials < 1:
        parser.error(f'at least one trial is needed, not {trials}')
    if given.batch < 2 or given.batch % 2:
        parser.error(f'--batch has to be an even number of at least 2, not {given.batch}')
    if given.figures is not None:
        _, kept = play(trials, given.batch, True)
        print(','.join(('strategy', 'trial', *FIGURES)))
        for i, strategy in enumerate(STRATEGIES):
            for trial in range(trials):
                print(','.join([strategy, str(trial), *(f'{x:.17g}' for x in kept[:, i, trial])]))
        return
    began = time.perf_counter()
    means, _ = play(trials, given.batch, False)
    seconds = time.perf_counter() - began
    named = {s: dict(zip(FIGURES, map(float, means[:, i]))) for i, s in enumerate(STRATEGIES)}
    print(json.dumps({'seconds': seconds, 'trials': trials, 'means': named}))


if __name__ == '__main__':
    main()
