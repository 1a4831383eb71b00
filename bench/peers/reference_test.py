#!/usr/bin/env python3
"""What reference.py is built of, held against other ways to the same numbers: python3 bench/peers/reference_test.py"""

import csv
import math
import unittest
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist

import numpy as np

import reference as model

EXPECTED = Path(__file__).parent.parent / 'reference-expected.csv'
BATCH = model.batch_of(0, 16)
TABLES = model.make_guides()


def philox(counter, key):
    """Philox4x32-10 of one block, word by word as section 2 writes it."""
    (c0, c1, c2, c3), (k0, k1), low = counter, key, 2**32 - 1
    for _ in range(10):
        a, b = 0xCD9E8D57 * c2, 0xD2511F53 * c0
        c0, c1, c2, c3 = (a >> 32) ^ c1 ^ k0, a & low, (b >> 32) ^ c3 ^ k1, b & low
        k0, k1 = (k0 + 0x9E3779B9) & low, (k1 + 0xBB67AE85) & low
    return c0, c1, c2, c3


def uniform(name, trial, step, index):
    k0, k1, c3 = model.STREAMS[name]
    words = philox((trial >> 1, step, index, c3), (k0, k1))
    a, b = words[2:] if trial % 2 else words[:2]
    return (a * 2**20 + (b >> 12) + 0.5) / 2**52


def bits_of(u):
    """Bits whose uniform is the nearest one to u."""
    n = np.clip(np.floor(np.asarray(u) * 2.0**52), 0, 2.0**52 - 1).astype(np.uint64)
    return n << np.uint64(12)


def differ(found, wanted):
    """The first places where two lists differ (unittest's own comparison of long lists takes minutes to say so)."""
    return np.flatnonzero(np.asarray(found) != np.asarray(wanted))[:5].tolist()


class Luck(unittest.TestCase):
    def test_known_answer_of_the_authors(self):
        self.assertEqual(philox((0, 0, 0, 0), (0, 0)), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8))

    def test_uniforms_of_section_13(self):
        u = model.uniform_of(model.rows_of_bits(('opens.reps',), 0, [0], BATCH)[0])
        self.assertEqual(u[0], 0.3399373578772332)
        self.assertEqual(u[BATCH.half], 0.17311118140204507)

    def test_rows_are_the_blocks_word_by_word(self):
        names = ('opens.reps', 'renewal.resold', 'consent')
        rows = model.rows_of_bits(names, model.ONCE, [0, 11, 70000], BATCH)
        for row, name, index in zip(rows, names, (0, 11, 70000)):
            want = [uniform(name, trial, model.ONCE, index) for trial in (*range(0, 16, 2), *range(1, 16, 2))]
            self.assertEqual(model.uniform_of(row).tolist(), want)

    def test_pairs_and_mixed_draws_are_the_blocks_word_by_word(self):
        index = np.arange(8) * 1000 + 26 * model.F
        even, odd = model.pair_bits('win.events', 7, BATCH.first_product, index.view(np.uint64))
        for i in range(8):
            self.assertEqual(model.uniform_of(even)[i], uniform('win.events', 2 * i, 7, int(index[i])))
            self.assertEqual(model.uniform_of(odd)[i], uniform('win.events', 2 * i + 1, 7, int(index[i])))
        names, which = ('fate.campaign', 'fate.reps'), np.array([0, 1, 1, 0, 1])
        trials = [4, 2, 0, 5, 3]
        product = BATCH.first_product[np.array(trials) // 2]
        mixed = model.mixed_bits(names, which, 7, product, index[:5].view(np.uint64), 3)
        want = [uniform(names[which[i]], trials[i], 7, int(index[i])) for i in range(5)]
        self.assertEqual(model.uniform_of(mixed).tolist(), want)

    def test_a_threshold_is_the_comparison_of_the_uniform(self):
        rng = np.random.default_rng(1)
        bits = rng.integers(0, 2**64, 10000, np.uint64)
        for q in (0.1, 0.15, 0.2, 0.6, 0.7):
            near = model.threshold(q) + np.arange(-9000, 9000, 1000).astype(np.int64).view(np.uint64)
            for some in (bits, near):
                self.assertEqual(differ(some < model.threshold(q), model.uniform_of(some) < q), [])


class Laws(unittest.TestCase):
    def test_normal_quantiles_are_those_of_the_standard_library(self):
        ends = 10.0 ** -np.arange(3, 15)
        u = np.concatenate([np.linspace(1e-4, 1 - 1e-4, 5001), ends, 1 - ends])
        bits = bits_of(u)
        want = np.array([NormalDist().inv_cdf(x) for x in model.uniform_of(bits).tolist()])
        np.testing.assert_allclose(model.normal(bits), want, rtol=1e-14, atol=1e-15)

    def test_poisson_draws_are_the_sums_of_section_3(self):
        rng = np.random.default_rng(2)
        bits = rng.integers(0, 2**64, 40000, np.uint64)
        u = model.uniform_of(bits).tolist()
        for top in (2.0, 12.0, 71.9, 90.0):
            means = rng.random(40000) * top
            want = [model.poisson_sum(m, x) for m, x in zip(means.tolist(), u)]
            self.assertEqual(differ(model.poisson(TABLES.means, means, bits), want), [])
        for law, mean in ((TABLES.direct_wins, 4.0), (TABLES.website_leads, 8.0)):
            want = [model.poisson_sum(mean, x) for x in u]
            self.assertEqual(differ(model.poisson_fixed(law, mean, bits), want), [])

    def test_poisson_draws_turn_where_the_probabilities_add_up(self):
        rng = np.random.default_rng(4)
        means = np.concatenate([rng.random(3000) * top for top in (1.0, 10.0, 71.9)])
        turns = []
        for m in means.tolist():
            p = s = math.exp(-m)
            for k in range(1, 1 + int(rng.poisson(m))):
                p *= m / k
                s += p
            turns.append(s)
        turns = np.array(turns)
        inside = turns < 1 - 1e-8
        means, turns = means[inside], turns[inside]
        for gap in (-1e-13, 1e-13):
            u = model.uniform_of(bits_of(turns + gap)).tolist()
            want = [model.poisson_sum(m, x) for m, x in zip(means.tolist(), u)]
            self.assertEqual(differ(model.poisson(TABLES.means, means, bits_of(turns + gap)), want), [])

    def test_no_mean_no_lead(self):
        bits = bits_of([1e-9, 0.5, 1 - 1e-6])
        self.assertEqual(model.poisson(TABLES.means, np.zeros(3), bits).tolist(), [0, 0, 0])

    def test_binomial_draws_are_the_sums_of_section_3(self):
        rng = np.random.default_rng(3)
        bits = rng.integers(0, 2**64, 40000, np.uint64)
        for law in (*TABLES.converts.values(), TABLES.churn):
            for top in (5, 110):
                n = rng.integers(0, top, 40000)
                want = [model.binomial_sum(i, law.q, x) for i, x in zip(n.tolist(), model.uniform_of(bits).tolist())]
                self.assertEqual(differ(model.binomial(law, n, bits), want), [])

    def test_one_customer_is_lost_to_a_low_uniform_several_to_a_high_one(self):
        bits = np.tile(bits_of([0.05, 0.5, 0.95]), 3)
        n = np.repeat([1, 4, 0], 3)
        # 0.9^4 = 0.6561 and 0.9^4 + 4 * 0.1 * 0.9^3 = 0.9477.
        self.assertEqual(model.lost_of(n, bits, TABLES).tolist(), [1, 0, 0, 0, 0, 2, 0, 0, 0])

    def test_the_far_tail_is_that_of_exact_fractions(self):
        bits = bits_of([1 - 2e-10, 1 - 3e-12, 1 - 2**-51])
        for i, u in enumerate(model.uniform_of(bits).tolist()):
            left = 1 - Fraction(u)
            # e^-4 as a fraction, by its series.
            e = sum(Fraction(-4) ** j / math.factorial(j) for j in range(60))
            above, k = sum(e * Fraction(4) ** j / math.factorial(j) for j in range(1, 90)), 0
            while above > left:
                k += 1
                above -= e * Fraction(4) ** k / math.factorial(k)
            self.assertEqual(model.poisson_fixed(TABLES.direct_wins, 4.0, bits)[i], k)
            q, n = Fraction(1, 10), 30
            chance = [math.comb(n, j) * q**j * (1 - q) ** (n - j) for j in range(n + 1)]
            k = next(k for k in range(n + 1) if sum(chance[k + 1 :]) <= left)
            self.assertEqual(model.binomial(TABLES.converts['campaign'], np.full(3, n), bits)[i], k)


class Model(unittest.TestCase):
    def test_agrees_with_the_engine_on_every_expected_figure(self):
        with EXPECTED.open() as file:
            rows = list(csv.DictReader(file))
        trials = len(rows) // len(model.STRATEGIES)
        for size in (16, 64):
            _, found = model.play(trials, size, True)
            for row in rows:
                for i, name in enumerate(model.FIGURES):
                    x, y = found[i, model.STRATEGIES.index(row['strategy']), int(row['trial'])], float(row[name])
                    place = (row['strategy'], row['trial'], name)
                    self.assertLessEqual(abs(x - y), 1e-9 * max(1, abs(x), abs(y)), place)

    def test_means_are_those_of_the_figures_also_of_an_odd_number_of_trials(self):
        means, found = model.play(7, 4, True)
        self.assertEqual(found.shape, (len(model.FIGURES), 3, 7))
        np.testing.assert_allclose(means, found.mean(axis=-1), rtol=1e-12)
        _, more = model.play(12, 12, True)
        np.testing.assert_allclose(found, more[..., :7], rtol=1e-9, atol=1e-6)


if __name__ == '__main__':
    unittest.main()
