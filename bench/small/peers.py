#!/usr/bin/env python3
"""The small cases of `npm run bench` in NumPy: python3 bench/small/peers.py CASE TRIALS

Prints one line of JSON: the seconds of the work, and the mean and standard deviation of the figure. The draws are those
of NumPy's own generator, so that only the law of the figure is the engine's.
"""

import json
import sys
import time

import numpy as np


def lognormal(draw, p10, p90, n):
    spread = np.log(p90 / p10) / 2.5631031310892007
    return np.exp(np.log(p10 * p90) / 2 + spread * draw.standard_normal(n))


def expression(draw, n):
    leads = lognormal(draw, 80, 200, n)
    meetings = draw.uniform(0.2, 0.5, n)
    wins = 0.1 + 0.3 * draw.beta(7 / 3, 11 / 3, n)
    size = lognormal(draw, 20000, 90000, n)
    margin = draw.normal(0.2, 0.03, n)
    services = draw.uniform(0.5, 2, n)
    services_margin = 0.1 + 0.3 * draw.beta(3, 3, n)
    fixed = lognormal(draw, 100000, 300000, n)
    return leads * meetings * wins * size * (margin + services * services_margin) - fixed


def path(draw, n):
    start = lognormal(draw, 40000, 90000, n)
    step = (1 + draw.normal(0.08, 0.05, n)) ** (1 / 12)
    overhead = draw.uniform(20000, 50000, n)
    size, total = np.ones(n), np.zeros(n)
    for _ in range(36):
        total += start * size * ((1 + step) / 2) - overhead
        size *= step
    return total


def wins(draw, n):
    price = lognormal(draw, 40000, 90000, n)
    customers, total = np.zeros(n), np.zeros(n)
    for _ in range(36):
        won = draw.poisson(4, n)
        total += price * ((customers + won * 0.5) * 0.8 / 12 - won * 0.1) - won * 6000
        customers += won
    return total


case, trials = sys.argv[1], int(sys.argv[2])
began = time.perf_counter()
figure = {'expression': expression, 'path': path, 'wins': wins}[case](np.random.default_rng(1), trials)
mean, sd = float(figure.mean()), float(figure.std(ddof=1))
print(json.dumps({'seconds': time.perf_counter() - began, 'trials': trials, 'mean': mean, 'sd': sd}))
