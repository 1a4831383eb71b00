// The reference partner model of bench/reference-model.md, written from that text alone.
//
//   g++ -O3 -march=native -ffp-contract=off -std=c++20 bench/peers/reference.cpp -o reference
//   reference TRIALS [CHUNK]         plays, prints {"seconds", "trials", "means"}
//   reference --figures N [CHUNK]    prints the figures of the first N trials as bench/reference-expected.csv has them
//
// How it is laid out. CHUNK trials (a multiple of 16) go through the 36 steps together, the three strategies abreast.
// Amounts stand in vectors of as many trials as the machine has lanes, and a structure of them for each such vector and
// strategy. What every trial has the same number of is drawn in columns. The vendor's wins are a dense table (k by trial)
// with masks. Orders are few, and of a different number in each trial: what is drawn for them is gathered from the whole
// chunk into columns; their lists are gone through trial by trial, a vector of orders at a time.
//
// Drawn once for all strategies: every uniform, and what follows from uniforms alone (sizes, cycles, who renews).
#include "reference-luck.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <numeric>

namespace {

// Section 4.
constexpr int horizon = 36;
constexpr double churn = 0.1, contraction = 0.02, expansion = 0.05;
constexpr int term = 12;
constexpr double reps = 4, repCost = 140000.0 / 12;
constexpr double websiteLeads = 8, websiteCost = 120;
constexpr double vendorPays = 0.5, accrual = 0.02, never = 0.1, rejected = 0.05;
constexpr double directWins = 4;
constexpr double heads = 9, paidHours = 150, rate = 140, headCost = 8750, payroll = heads * headCost;
constexpr double window = 2, creditLine = 650000, cancels = 0.04;
constexpr double waitCustomers = 1.478439425051335;
constexpr double revolver = 300000, interest = 0.0075;
constexpr double overhead = 10000, ownerPay = 7500, marketPay = 10000;
constexpr double taxRate = 0.25, peg = 2;
constexpr double implementation = 0.65, support = 0.35;
constexpr int lasts = 4;
constexpr double cogs = 0.2;
constexpr double g = 1.009488792934583;
constexpr double baseResold = 60000, baseReferred = 75000, resoldEach = 4;
constexpr double kept = (1 - contraction) * (1 + expansion), grown = (1 - contraction) * expansion;

struct Activity {
  double at, half, keeps, share;
};
constexpr Activity activities[2] = {{4000, 1.5, 0.5, 0.5}, {3000, 2.5, 0.2, 0.3}};

constexpr int strategies = 3, selling = 2;
constexpr const char *strategyNames[strategies] = {"today", "margin", "supportOnly"};
constexpr bool resells[strategies] = {true, true, false};
constexpr double margins[strategies] = {0.14, 0.15, 0.14};

enum Source { campaign, ofReps, events, website, sources };
constexpr double winRates[sources] = {0.2, 0, 0.22, 0.18};
constexpr double newShares[sources] = {0.7, 0, 0.8, 0.6};

constexpr int figures = 14;
constexpr const char *figureNames[figures] = {
    "joint.value",          "partner.value",       "partner.ownerValue",    "partner.bookings",     "vendor.bookings",
    "partner.revenue",      "partner.ebitda",      "vendor.contribution",   "orders.slipped.value", "mdf.campaign.leads",
    "mdf.events.leads",     "partner.services.margin", "partner.utilisation", "partner.cash.low"};

/** What is computed before the first trial. */
struct Tables {
  Lognormal dealSize = lognormal(20000, 180000), cycle = lognormal(3, 6), hours = lognormal(15, 90);
  PoissonTable website{websiteLeads}, direct{directWins};
  BinomialTable converts[3] = {BinomialTable(0.1), BinomialTable(0.25), BinomialTable(0.15)};
  /** P(at most j of n customers are lost). */
  double lostUpTo[5][5];
  /** Software a year of a customer that has renewed so often, over what it began with. */
  double after[4];
  /** Chance that an order still waits after so many refusals. */
  double waits[horizon + 1];
  double discount[horizon + 1];
  /** (kept - 1) / ln(kept), claims and cash delays. */
  double carry[2], claimed, paid, customersPay, vendorPaid;
};

Tables makeTables() {
  Tables t;
  for (int n = 1; n <= 4; n++) {
    double p = 1;
    for (int i = 0; i < n; i++) p *= 1 - churn;
    double sum = p;
    for (int k = 0; k <= n; k++) {
      t.lostUpTo[n][k] = sum;
      p = p * (n - k) / (k + 1) * (churn / (1 - churn));
      sum += p;
    }
  }
  t.after[0] = 1;
  for (int i = 1; i < 4; i++) t.after[i] = t.after[i - 1] * (1 - contraction) * (1 + expansion);
  t.waits[0] = t.discount[0] = 1;
  for (int i = 1; i <= horizon; i++) {
    t.waits[i] = t.waits[i - 1] * (1 - cancels);
    t.discount[i] = t.discount[i - 1] * g;
  }
  for (int a = 0; a < 2; a++) t.carry[a] = (activities[a].keeps - 1) / std::log(activities[a].keeps);
  t.claimed = std::exp(-0.5);
  t.paid = std::exp(-1.0);
  t.customersPay = std::exp(-1 / waitCustomers);
  t.vendorPaid = std::exp(-1.0);
  return t;
}

/** What is the same for all strategies. */
struct Trials {
  V costOfLead[2], multiplier, utilisation, enforced, buyersLuck, consents;
  V repsMean, repsNone;
  V resoldLeft[term], referredLeft[term];
  V websiteLeads, directWins, opportunities[sources][selling];
};

/** What a strategy has of its own. */
struct State {
  V free, earned, gone, closed, open[2], carried[2], unclaimed[2], claimsOwed;
  V owed, annualPartner, annualVendor, annualReferred, beforePartner, beforeVendor, beforeReferred;
  V unexpired, prepaid, inWork, business[lasts], backlogWork, backlogSupport;
  V idle, receivable, payable, debt, cash, ownCash, profit, taxed, presentContribution, presentOwner;
  // Of the step.
  V spend, borne[2], approved, bookings, wins, notNew, invoiced, slipped;
  V expandedPartner, expandedVendor, expandedReferred, directBookings, directWins, referredBookings, referredWins;
  V usedServed;
  // Of the year.
  V adjusted, recurring, gross, grossBefore, running, resale;
  // Of all steps.
  V allBookings, allBooked, allRevenue, allEbitda, allContribution, allSlipped, leads[2], allServices, allBilled, low;
  V largest;
};

struct Order {
  std::uint32_t place, key;
  /** Which customer came of it when a strategy placed it last. */
  std::uint32_t customer;
  std::uint8_t source, placedAt;
};

/**
 * The orders of every trial of a chunk for one strategy, until they are placed or cancelled; of a trial those that came
 * first stand first. A trial has three columns of `room` numbers one after another: sizes, hours, and `about`, which is
 * ready << 56 | cancelled << 48 | isNew << 32 | number. An order that waits is refused at every step from the one in which
 * it is ready, so that the number of refusals, and with it the step of the cancellation, follow from that step.
 */
struct Waiting {
  std::size_t room;
  std::vector<std::uint32_t> count;
  Column<double> amounts;
  Column<std::uint64_t> abouts;
};

INLINE double *sizesOf(Waiting &w, std::uint32_t place) { return &w.amounts[place * 2 * w.room]; }
INLINE double *hoursOf(Waiting &w, std::uint32_t place) { return &w.amounts[(place * 2 + 1) * w.room]; }
INLINE std::uint64_t *aboutOf(Waiting &w, std::uint32_t place) { return &w.abouts[place * w.room]; }

// A column is an odd number of cache lines, so that the trials of a chunk do not fall on each other in the cache.
constexpr std::size_t firstRoom = 21 * 8;

Waiting makeWaiting(std::size_t trials, std::size_t room) {
  Waiting w;
  w.room = room;
  w.count.resize(trials);
  w.amounts.resize(trials * 2 * room);
  w.abouts.resize(trials * room);
  return w;
}

[[gnu::noinline]] void makeRoom(Waiting &w) {
  Waiting larger = makeWaiting(w.count.size(), 2 * w.room + 8);
  larger.count = w.count;
  for (std::uint32_t place = 0; place < w.count.size(); place++) {
    std::copy_n(sizesOf(w, place), w.room, sizesOf(larger, place));
    std::copy_n(hoursOf(w, place), w.room, hoursOf(larger, place));
    std::copy_n(aboutOf(w, place), w.room, aboutOf(larger, place));
  }
  w = std::move(larger);
}

/** A customer of an order, and by bits which strategies have it. */
struct Customer {
  double value;
  std::uint32_t place, key;
  std::uint8_t source, of;
};

/** The k-th win of the vendor's team in the trials of a tile: software a year (0 = none, or lost), and who has it. */
struct Win {
  V value[2];
  M happened[2][strategies], referred[2][strategies];
};

struct Chunk {
  int tiles;
  std::uint64_t block;
  std::vector<Trials> trials;
  std::vector<State> states[strategies];
  std::vector<Order> orders;
  Waiting waiting[selling];
  std::vector<Customer> customers[horizon];
  std::vector<Win> wins;
  std::vector<std::uint32_t> winsFrom[horizon + 1];
  // Columns.
  Columns room;
  Column<double> sizes, cycles, hours, anyways, refusals;
  Column<std::uint64_t> pairs, fresh;
  struct PlacedOrder {
    double size;
    std::uint32_t number;
  };
  std::vector<PlacedOrder> placed;
  /** By place. */
  Column<double> winRateReps, newReps;
};

Chunk makeChunk(int tiles) {
  Chunk c;
  c.tiles = tiles;
  c.trials.resize(2 * tiles);
  for (auto &s : c.states) s.resize(2 * tiles);
  for (Waiting &w : c.waiting) w = makeWaiting(tileTrials * tiles, firstRoom);
  c.winRateReps.resize(tileTrials * tiles);
  c.newReps.resize(tileTrials * tiles);
  for (auto &from : c.winsFrom) from.resize(tiles + 1);
  return c;
}

// A trial of a chunk is known by its place: vector * lanes + lane, with vector = 2 * tile + (1 for odd trials).
INLINE U blocksOf(const Chunk &c, U place) { return c.block + place / tileTrials * lanes + place % lanes; }
INLINE U oddOf(U place) { return place & (std::uint64_t)lanes; }

/** Sections 5 and 6. */
void begin(Chunk &c) {
  const Lognormal perRep = lognormal(0.8, 2), costs[2] = {lognormal(160, 410), lognormal(200, 1000)};
  c.orders.clear();
  c.wins.clear();
  for (auto &list : c.customers) list.clear();
  for (Waiting &w : c.waiting) std::ranges::fill(w.count, 0);
  for (int tile = 0; tile < c.tiles; tile++) {
    const auto input = [&](const Stream &s, int odd) {
      const Pair u = uniforms(s, c.block + lanes * tile, once, 0);
      return odd ? u.odd : u.even;
    };
    for (int odd = 0; odd < 2; odd++) {
      Trials &t = c.trials[2 * tile + odd];
      const std::size_t place = (std::size_t)(2 * tile + odd) * lanes;
      store(&c.winRateReps[place], 0.16 + input(streams::winRateReps, odd) * (0.24 - 0.16));
      store(&c.newReps[place], 0.4 + input(streams::newReps, odd) * (0.9 - 0.4));
      t.costOfLead[0] = exponential(costs[0].middle + costs[0].spread * quantile(input(streams::costCampaign, odd)));
      t.costOfLead[1] = exponential(costs[1].middle + costs[1].spread * quantile(input(streams::costEvents, odd)));
      t.multiplier = 0.25 + input(streams::multiplier, odd) * (0.5 - 0.25);
      t.utilisation = 0.62 + input(streams::utilisation, odd) * (0.76 - 0.62);
      t.enforced = 0.2 + input(streams::enforced, odd) * (0.9 - 0.2);
      t.buyersLuck = exponential(0.25 * quantile(input(streams::buyersLuck, odd)));
      t.consents = only(less(input(streams::consent, odd), all(0.6)), all(1.0));
      const V perRepNormal = quantile(input(streams::opportunitiesPerRep, odd));
      t.repsMean = reps * exponential(perRep.middle + perRep.spread * perRepNormal);
      t.repsNone = exponential(-t.repsMean);
      for (int d = 0; d < term; d++) {
        t.resoldLeft[d] = all(resoldEach);
        t.referredLeft[d] = all(1.0);
      }
    }
  }
  for (int s = 0; s < strategies; s++)
    for (State &x : c.states[s]) {
      x = State{};
      x.free = x.earned = x.closed = all(12000.0);
      x.annualPartner = x.beforePartner = all(term * resoldEach * baseResold);
      x.annualVendor = x.annualReferred = x.beforeVendor = x.beforeReferred = all(term * baseReferred);
      x.unexpired = all(1440000.0);
      x.prepaid = all(1440000.0 * (1 - margins[0]));
      x.cash = x.ownCash = all(300000.0);
      x.receivable = all(350000.0);
      x.payable = all(200000.0);
      x.low = all(1e300);
    }
}

/** Sections 7.1 and 7.2: budgets, leads and opportunities. */
void market(Chunk &c, const Tables &tables, int t) {
  const double left = 3 - t % 3;
  const BinomialTable *const converting[5] = {&tables.converts[0], &tables.converts[0], &tables.converts[1],
                                              &tables.converts[1], &tables.converts[2]};
  for (int tile = 0; tile < c.tiles; tile++) {
    const std::uint64_t block = c.block + lanes * tile;
    const Pair forLeads[2] = {uniforms(streams::leadsCampaign, block, t, 0), uniforms(streams::leadsEvents, block, t, 0)};
    const Pair forConverts[3] = {uniforms(streams::convertsCampaign, block, t, 0),
                                 uniforms(streams::convertsEvents, block, t, 0),
                                 uniforms(streams::convertsWebsite, block, t, 0)};
    const Pair forReps = uniforms(streams::opensReps, block, t, 0);
    const Pair fromWebsite = poissons(tables.website, uniforms(streams::leadsWebsite, block, t, 0));
    const Pair direct = poissons(tables.direct, uniforms(streams::winsDirect, block, t, 0));
    for (int odd = 0; odd < 2; odd++) {
      const int v = 2 * tile + odd;
      Trials &trial = c.trials[v];
      const auto side = [odd](const Pair &p) { return odd ? p.odd : p.even; };
      trial.websiteLeads = side(fromWebsite);
      trial.directWins = side(direct);

      // Together those that come to about the same numbers: both campaigns; both events and the reps; what is left of
      // the activities without resale.
      constexpr int slot[2][strategies] = {{0, 1, 5}, {2, 3, 6}};
      V mean[7], none[7], u[7], drawn[7];
      for (int s = 0; s < strategies; s++) {
        State &x = c.states[s][v];
        x.spend = x.approved = zero;
        for (int a = 0; a < 2; a++) {
          const Activity &is = activities[a];
          if (t % 3 == 0) {
            const V reserve = x.free * is.share;
            x.approved += reserve;
            x.open[a] += reserve;
          }
          const V borne = x.open[a] / left, spend = borne / vendorPays;
          x.open[a] -= borne;
          const V working = spend + (x.carried[a] - spend) * tables.carry[a];
          x.carried[a] = (1 - is.keeps) * spend + is.keeps * x.carried[a];
          const V ratio = working / is.at;
          const V expected = is.at * (1 + is.half) * ratio / (trial.costOfLead[a] * (ratio + is.half));
          x.borne[a] = borne;
          x.spend += spend;
          mean[slot[a][s]] = only(less(zero, working), expected);
          none[slot[a][s]] = exponential(-mean[slot[a][s]]);
          u[slot[a][s]] = side(forLeads[a]);
        }
      }
      mean[4] = trial.repsMean;
      none[4] = trial.repsNone;
      u[4] = side(forReps);
      poissons<2>(mean, none, u, drawn);
      poissons<3>(mean + 2, none + 2, u + 2, drawn + 2);
      poissons<2>(mean + 5, none + 5, u + 5, drawn + 5);
      for (int s = 0; s < strategies; s++)
        for (int a = 0; a < 2; a++) c.states[s][v].leads[a] += drawn[slot[a][s]];

      const V of[5] = {drawn[0], drawn[1], drawn[2], drawn[3], trial.websiteLeads};
      const V by[5] = {side(forConverts[0]), side(forConverts[0]), side(forConverts[1]), side(forConverts[1]),
                       side(forConverts[2])};
      V opened[5];
      binomials<5>(converting, of, by, opened);
      for (int s = 0; s < selling; s++) {
        trial.opportunities[campaign][s] = opened[s];
        trial.opportunities[ofReps][s] = drawn[4];
        trial.opportunities[events][s] = opened[2 + s];
        trial.opportunities[website][s] = opened[4];
      }
    }
  }
}

// What is known of an opportunity stands in a word: place << 32 | k << 8 | source << 4 | a bit for each strategy that has
// it. While two neighbouring trials share a word, the place is that of the even one, and two more bits speak of the odd one.

/** The opportunities of a source, a word for the k-th of two neighbouring trials. */
std::size_t opportunities(Chunk &c, int source) {
  std::size_t n = 0;
  for (int tile = 0; tile < c.tiles; tile++) {
    const V *even = c.trials[2 * tile].opportunities[source], *odd = c.trials[2 * tile + 1].opportunities[source];
    const V number[2 * selling] = {even[0], even[1], odd[0], odd[1]};
    const V most = larger(larger(number[0], number[1]), larger(number[2], number[3]));
    const U word = ((steps + (std::uint64_t)(tileTrials * tile)) << 32) | (std::uint64_t)(source << 4);
    for (std::uint64_t k = 0;; k++) {
      const V at = all((double)k);
      const M asked = less(at, most);
      if (bits(asked) == 0) break;
      U one = word | (k << 8);
      for (int i = 0; i < 2 * selling; i++) one = orWhere(less(at, number[i]), one, all(std::uint64_t{1} << i));
      if (c.pairs.size() < n + 2 * lanes) c.pairs.resize(2 * n + 64 * lanes);
      n += pack(&c.pairs[n], asked, one);
    }
  }
  if (n > 0) store(&c.pairs[n], U{});
  return n;
}

/** Which of them are won: appended to `fresh`, a word for each. */
std::size_t wonOf(Chunk &c, int t, int source, std::size_t n, std::size_t won) {
  for (std::size_t i = 0; i < n; i += lanes) {
    const U word = load(&c.pairs[i]), place = word >> 32;
    const Pair u = uniforms(streams::win[source], blocksOf(c, place), t, (word >> 8) & 0xffffffu);
    V even = all(winRates[source]), odd = even;
    if (source == ofReps) {
      even = lookUp(c.winRateReps.data(), place);
      odd = lookUp(c.winRateReps.data() + lanes, place);
    }
    if (c.fresh.size() < won + 3 * lanes) c.fresh.resize(2 * won + 64 * lanes);
    won += pack(&c.fresh[won], (M)(notZero(word & 3) & less(u.even, even)), word & ~std::uint64_t{12});
    const U ofOdd = ((word & ~std::uint64_t{15}) + (std::uint64_t{lanes} << 32)) | ((word >> 2) & 3);
    won += pack(&c.fresh[won], (M)(notZero(word & 12) & less(u.odd, odd)), ofOdd);
  }
  return won;
}

/** Section 7.3, the first half: which opportunities are won, and what is drawn for them. */
void newOrders(Chunk &c, const Tables &tables, int t) {
  std::size_t won = 0;
  for (int source = 0; source < sources; source++) won = wonOf(c, t, source, opportunities(c, source), won);
  if (won == 0) return;

  for (auto *column : {&c.sizes, &c.cycles, &c.hours, &c.anyways, &c.refusals})
    if (column->size() < won + lanes) column->resize(2 * won + lanes);
  const U step = all((std::uint64_t)t);
  const auto uniformsOf = [&](const SourceStreams &stream, U word, std::uint64_t index) {
    const U place = word >> 32;
    return uniformsAt(stream, (word >> 4) & 3, blocksOf(c, place), oddOf(place), step, ((word >> 8) & 0xffffffu) + index);
  };
  for (std::size_t i = 0; i < won; i += lanes) store(&c.cycles[i], uniformsOf(streams::cycle, load(&c.fresh[i]), 0));
  lognormals(c.room, c.cycles.data(), won, tables.cycle);

  // What would be ready after the end is never looked at.
  std::size_t n = 0;
  for (std::size_t i = 0; i < won; i++) {
    const double ready = t + std::floor(c.cycles[i] + 0.5);
    c.fresh[n] = c.fresh[i];
    c.cycles[n] = ready;
    n += ready < horizon ? 1 : 0;
  }
  for (std::size_t i = 0; i < n; i += lanes) {
    const U word = load(&c.fresh[i]);
    store(&c.sizes[i], uniformsOf(streams::size, word, 0));
    store(&c.anyways[i], uniformsOf(streams::anyway, word, 0));
    store(&c.hours[i], uniformsOf(streams::fate, word, 26 * F));
    const V stays = uniformsOf(streams::fate, word, 24 * F);
    V refusals{};
    for (int j = 1; j <= horizon - t; j++)
      refusals = addWhere(lessOrEqual(all(1 - tables.waits[j]), stays), refusals, all(1.0));
    store(&c.refusals[i], refusals);
  }
  lognormals(c.room, c.sizes.data(), n, tables.dealSize);
  lognormals(c.room, c.hours.data(), n, tables.hours);
  for (std::size_t i = 0; i < n; i++) {
    const int ready = (int)c.cycles[i];
    const std::uint64_t word = c.fresh[i];
    const std::uint32_t place = (std::uint32_t)(word >> 32), k = (word >> 8) & 0xffffffu;
    const std::uint8_t source = word >> 4 & 3;
    const double share = source == ofReps ? c.newReps[place] : newShares[source];
    const std::uint64_t cancelled = (std::uint64_t)(ready + c.refusals[i]), isNew = c.anyways[i] < share ? 1 : 0;
    const std::uint64_t about = (std::uint64_t)ready << 56 | cancelled << 48 | isNew << 32 | c.orders.size();
    c.orders.push_back({place, (std::uint32_t)t * F + k, 0, source, 255});
    for (int s = 0; s < selling; s++) {
      if ((word >> s & 1) == 0) continue;
      Waiting &w = c.waiting[s];
      const std::size_t at = w.count[place]++;
      if (at + lanes >= w.room) [[unlikely]]
        makeRoom(w);
      sizesOf(w, place)[at] = c.sizes[i];
      hoursOf(w, place)[at] = c.hours[i];
      aboutOf(w, place)[at] = about;
    }
  }
}

/** What has been placed in a step. */
struct Placed {
  double amount = 0, hours = 0, number = 0, notNew = 0;
};

/** Orders become customers, the same one for both strategies if they place an order in the same step. */
void serve(Chunk &c, int t, int s, std::size_t n) {
  for (std::size_t i = 0; i < n; i++) {
    Order &o = c.orders[c.placed[i].number];
    if (o.placedAt == t)
      c.customers[t][o.customer].of |= (std::uint8_t)(1 << s);
    else {
      o.placedAt = (std::uint8_t)t;
      o.customer = (std::uint32_t)c.customers[t].size();
      c.customers[t].push_back({c.placed[i].size, o.place, o.key, o.source, (std::uint8_t)(1 << s)});
    }
  }
}

/** Section 7.3, the second half, and the customers that come of it. */
void decideOrders(Chunk &c, int t) {
  const bool quarterEnds = t % 3 == 2;
  // Orders that are ready are below the first of these, those that were so before this quarter below the last.
  const U notYet = all((std::uint64_t)(t + 1) << 56), cancelledNow = all((std::uint64_t)t << 48),
          quarter = all((std::uint64_t)(t - t % 3) << 56);
  for (int s = 0; s < selling; s++) {
    for (State &x : c.states[s]) x.bookings = x.wins = x.notNew = x.slipped = zero;
    const double cost = 1 - margins[s];
    Waiting &w = c.waiting[s];
    std::size_t serves = 0;
    const std::size_t most = std::accumulate(w.count.begin(), w.count.end(), std::size_t{0});
    if (c.placed.size() < most) c.placed.resize(2 * most);
    for (std::uint32_t at = 0; at < (std::uint32_t)(tileTrials * c.tiles); at++) {
      const std::size_t n = w.count[at];
      if (n == 0) continue;
      double *sizes = sizesOf(w, at), *allHours = hoursOf(w, at);
      std::uint64_t *abouts = aboutOf(w, at);
      State &x = c.states[s][at / lanes];
      const int lane = at % lanes;
      const double payable = x.payable[lane], able = t >= 1 ? x.idle[lane] * window : 1e300;
      Placed placed;
      V slipped{};
      std::size_t stay = 0;
      for (std::size_t i = 0; i < n; i += lanes) {
        const V size = load(&sizes[i]), hours = load(&allHours[i]), costs = size * cost;
        const U about = load(&abouts[i]);
        const unsigned there = n - i < lanes ? fullLanes >> (lanes - (n - i)) : fullLanes;
        unsigned left = there;
        // What has been placed holds more of those that follow and frees none, so the next one that nothing holds is next.
        for (unsigned after = there & bits(less(about, notYet)); after != 0;) {
          const unsigned free = after & bits(lessOrEqual(payable + placed.amount * cost + costs, all(creditLine))) &
                                bits(lessOrEqual(hours, all(able - placed.hours)));
          if (free == 0) break;
          const int first = std::countr_zero(free);
          placed.amount += sizes[i + first];
          placed.hours += allHours[i + first];
          placed.number += 1;
          placed.notNew += 1 - (double)(abouts[i + first] >> 32 & 1);
          c.placed[serves++] = {sizes[i + first], (std::uint32_t)abouts[i + first]};
          left &= ~(1u << first);
          after = free & (free - 1);
        }
        left &= ~bits(equal(about & (std::uint64_t{0xff} << 48), cancelledNow));
        const M keep = lanesOf(left);
        if (quarterEnds) {
          // An order slips at the first end of a quarter that finds it ready.
          const M slips = (M)(less(about, notYet) & ~less(about, quarter));
          slipped = addWhere((M)(keep & slips), slipped, size);
        }
        pack(&abouts[stay], keep, about);
        pack(&allHours[stay], keep, hours);
        stay += pack(&sizes[stay], keep, size);
      }
      w.count[at] = (std::uint32_t)stay;
      x.bookings[lane] = placed.amount;
      x.wins[lane] = placed.number;
      x.notNew[lane] = placed.notNew;
      if (quarterEnds)
        for (int l = 0; l < lanes; l++) x.slipped[lane] += slipped[l];
    }
    serve(c, t, s, serves);
  }
}

/** Section 7.4. */
void vendorsTeam(Chunk &c, const Tables &tables, int t) {
  c.winsFrom[t][0] = (std::uint32_t)c.wins.size();
  const double phase = (0.6 - 0.15) * std::min(1.0, (t + 0.5) / 12);
  std::size_t n = 0;
  for (int tile = 0; tile < c.tiles; tile++) {
    const Trials *trial = &c.trials[2 * tile];
    const V share[2] = {0.15 + phase * trial[0].enforced, 0.15 + phase * trial[1].enforced};
    V displaced[2][strategies];
    for (int odd = 0; odd < 2; odd++)
      for (int s = 0; s < strategies; s++) {
        State &x = c.states[s][2 * tile + odd];
        const V owing = x.owed + x.notNew;
        displaced[odd][s] = smaller(trial[odd].directWins, owing);
        x.owed = owing - displaced[odd][s];
        x.directWins = trial[odd].directWins - displaced[odd][s];
      }
    for (std::uint32_t k = 0;; k++) {
      const V at = all((double)k);
      const M won[2] = {less(at, trial[0].directWins), less(at, trial[1].directWins)};
      if ((bits(won[0]) | bits(won[1])) == 0) break;
      const Pair forSize = uniforms(streams::sizeDirect, c.block + lanes * tile, t, k);
      const Pair forReferred = uniforms(streams::referredDirect, c.block + lanes * tile, t, k);
      if (c.sizes.size() < n + 4 * lanes) c.sizes.resize(2 * n + 64 * lanes);
      n += pack(&c.sizes[n], won[0], forSize.even);
      n += pack(&c.sizes[n], won[1], forSize.odd);
      Win &win = c.wins.emplace_back();
      for (int odd = 0; odd < 2; odd++) {
        const V u = odd ? forReferred.odd : forReferred.even;
        const M usual = less(u, all(0.15)), enforced = less(u, share[odd]);
        // Who has won stands in `value` until the sizes are known.
        win.value[odd] = only(won[odd], all(1.0));
        for (int s = 0; s < strategies; s++) {
          win.happened[odd][s] = (M)(won[odd] & lessOrEqual(displaced[odd][s], at));
          win.referred[odd][s] = (M)(win.happened[odd][s] & (resells[s] ? usual : enforced));
        }
      }
    }
    c.winsFrom[t][tile + 1] = (std::uint32_t)c.wins.size();
  }
  lognormals(c.room, c.sizes.data(), n, tables.dealSize);
  const double *size = c.sizes.data();
  for (int tile = 0; tile < c.tiles; tile++) {
    V booked[2][strategies]{}, referred[2][strategies]{}, number[2][strategies]{};
    for (std::uint32_t w = c.winsFrom[t][tile]; w < c.winsFrom[t][tile + 1]; w++) {
      Win &win = c.wins[w];
      for (int odd = 0; odd < 2; odd++) {
        const M won = less(zero, win.value[odd]);
        win.value[odd] = unpack(size, won);
        size += std::popcount(bits(won));
        for (int s = 0; s < strategies; s++) {
          booked[odd][s] = addWhere(win.happened[odd][s], booked[odd][s], win.value[odd]);
          referred[odd][s] = addWhere(win.referred[odd][s], referred[odd][s], win.value[odd]);
          number[odd][s] = addWhere(win.referred[odd][s], number[odd][s], all(1.0));
        }
      }
    }
    for (int odd = 0; odd < 2; odd++)
      for (int s = 0; s < strategies; s++) {
        State &x = c.states[s][2 * tile + odd];
        x.directBookings = booked[odd][s];
        x.referredBookings = referred[odd][s];
        x.referredWins = number[odd][s];
      }
  }
}

/** Section 7.5: the groups of the start. */
void renewBase(Chunk &c, const Tables &tables, int t) {
  const int d = t % term, turn = t / term;
  const double resold = baseResold * tables.after[turn], referred = baseReferred * tables.after[turn];
  for (int tile = 0; tile < c.tiles; tile++) {
    const Pair forResold = uniforms(streams::renewalResold, c.block + lanes * tile, t, d);
    const Pair forReferred = uniforms(streams::renewalReferred, c.block + lanes * tile, t, d);
    for (int odd = 0; odd < 2; odd++) {
      Trials &trial = c.trials[2 * tile + odd];
      const V u = odd ? forResold.odd : forResold.even;
      const V before = trial.resoldLeft[d], referredBefore = trial.referredLeft[d];
      // A group of one is lost if u is low, of a group of several more are lost if u is high.
      V lost = only(less(u, all(churn)), smaller(before, all(1.0)));
      for (int n = 2; n <= 4; n++) {
        V many{};
        for (int j = 0; j < n; j++) many = addWhere(less(all(tables.lostUpTo[n][j]), u), many, all(1.0));
        lost = pick(less(all(n - 0.5), before), many, lost);
      }
      const V left = before - lost;
      trial.resoldLeft[d] = left;
      const M stays = lessOrEqual(all(churn), odd ? forReferred.odd : forReferred.even);
      const V referredLeft = only(stays, referredBefore);
      trial.referredLeft[d] = referredLeft;
      for (int s = 0; s < strategies; s++) {
        State &x = c.states[s][2 * tile + odd];
        const V change = referredLeft * (referred * kept) - referredBefore * referred;
        x.expandedVendor = x.expandedReferred = referredLeft * (referred * grown);
        x.annualVendor += change;
        x.annualReferred += change;
        x.expandedPartner = x.invoiced = zero;
        const V was = before * resold, is = left * (resold * kept), growth = left * (resold * grown);
        if (resells[s]) {
          x.annualPartner += is - was;
          x.expandedPartner = growth;
          x.invoiced = is;
        } else {
          if (turn == 0) x.annualPartner -= was;
          const V moved = turn == 0 ? is : is - was;
          x.annualVendor += moved;
          x.annualReferred += moved;
          x.expandedVendor += growth;
          x.expandedReferred += growth;
        }
      }
    }
  }
}

/** Section 7.5: the vendor's own wins of an earlier step. */
void renewWins(Chunk &c, int t, int born) {
  for (int tile = 0; tile < c.tiles; tile++) {
    V change[2][strategies]{}, stay[2][strategies]{}, changeReferred[2][strategies]{}, stayReferred[2][strategies]{};
    const std::uint32_t from = c.winsFrom[born][tile];
    for (std::uint32_t w = from; w < c.winsFrom[born][tile + 1]; w++) {
      const Pair u = uniforms(streams::renewalDirect, c.block + lanes * tile, t, (std::uint32_t)born * F + (w - from));
      Win &win = c.wins[w];
      for (int odd = 0; odd < 2; odd++) {
        const V before = win.value[odd];
        const V after = only(lessOrEqual(all(churn), odd ? u.odd : u.even), before * kept);
        const V difference = after - before;
        win.value[odd] = after;
        for (int s = 0; s < strategies; s++) {
          change[odd][s] = addWhere(win.happened[odd][s], change[odd][s], difference);
          stay[odd][s] = addWhere(win.happened[odd][s], stay[odd][s], after);
          changeReferred[odd][s] = addWhere(win.referred[odd][s], changeReferred[odd][s], difference);
          stayReferred[odd][s] = addWhere(win.referred[odd][s], stayReferred[odd][s], after);
        }
      }
    }
    for (int odd = 0; odd < 2; odd++)
      for (int s = 0; s < strategies; s++) {
        State &x = c.states[s][2 * tile + odd];
        x.annualVendor += change[odd][s];
        x.annualReferred += changeReferred[odd][s];
        x.expandedVendor += stay[odd][s] * (grown / kept);
        x.expandedReferred += stayReferred[odd][s] * (grown / kept);
      }
  }
}

/** Section 7.5: the customers of orders that were placed in an earlier step. */
void renewCustomers(Chunk &c, int t, int placed) {
  auto &list = c.customers[placed];
  const std::size_t n = list.size();
  std::size_t stay = 0;
  for (std::size_t i = 0; i < n; i += lanes) {
    U source{}, place{}, key{};
    const int some = (int)std::min<std::size_t>(lanes, n - i);
    for (int l = 0; l < some; l++) {
      source[l] = list[i + l].source;
      place[l] = list[i + l].place;
      key[l] = list[i + l].key;
    }
    const V u = uniformsAt(streams::renewal, source, blocksOf(c, place), oddOf(place), all((std::uint64_t)t), key);
    const unsigned lost = bits(less(u, all(churn)));
    for (int l = 0; l < some; l++) {
      Customer customer = list[i + l];
      const bool stays = (lost >> l & 1) == 0;
      const double after = stays ? customer.value * kept : 0;
      for (int s = 0; s < selling; s++) {
        if ((customer.of >> s & 1) == 0) continue;
        State &x = c.states[s][customer.place / lanes];
        const int lane = customer.place % lanes;
        x.annualPartner[lane] += after - customer.value;
        x.expandedPartner[lane] += after * (grown / kept);
        x.invoiced[lane] += after;
      }
      customer.value = after;
      if (stays) list[stay++] = customer;
    }
  }
  list.resize(stay);
}

/** Sections 7.5 (the end) to 7.12. */
void account(Chunk &c, const Tables &tables, int t) {
  const bool quarterEnds = t % 3 == 2, yearEnds = t % 12 == 11;
  const double early = 1 / (tables.discount[t] * std::sqrt(g)), late = 1 / tables.discount[t + 1];
  for (int s = 0; s < strategies; s++) {
    const double margin = margins[s], salesCost = resells[s] ? reps * repCost : 0, managerHours = resells[s] ? 16 : 6;
    for (int v = 0; v < 2 * c.tiles; v++) {
      State &x = c.states[s][v];
      const Trials &trial = c.trials[v];

      // 7.5
      x.annualPartner += x.bookings;
      x.invoiced += x.bookings;
      x.annualVendor += x.directBookings;
      x.annualReferred += x.referredBookings;
      const V usedPartner = (x.beforePartner + x.annualPartner) * (0.5 / 12);
      const V usedVendor = (x.beforeVendor + x.annualVendor) * (0.5 / 12);
      const V usedReferred = (x.beforeReferred + x.annualReferred) * (0.5 / 12);
      x.beforePartner = x.annualPartner;
      x.beforeVendor = x.annualVendor;
      x.beforeReferred = x.annualReferred;
      const V served = usedPartner + usedReferred;

      // 7.6
      const V purchases = x.invoiced * (1 - margin);
      const V unused = x.unexpired + x.invoiced, holds = x.prepaid + purchases;
      const M some = less(zero, unused);
      const V bought = only(some, holds * usedPartner / pick(some, unused, all(1.0)));
      x.unexpired = unused - usedPartner;
      x.prepaid = holds - bought;
      const V resaleProfit = usedPartner - bought;

      // 7.7
      const V business = x.bookings + x.referredBookings + x.expandedPartner + x.expandedReferred;
      const V inWork = x.inWork + business - x.business[t % lasts];
      x.business[t % lasts] = business;
      const V wantedWork = x.backlogWork + trial.multiplier * (implementation / (2 * lasts)) * (x.inWork + inWork);
      const V wantedSupport = x.backlogSupport + trial.multiplier * support * served;
      x.inWork = inWork;
      const V wanted = wantedWork + wantedSupport;
      const V able = heads * paidHours * trial.utilisation, asked = wanted / rate;
      const V billed = smaller(able, asked);
      x.idle = able - billed;
      const M enough = lessOrEqual(asked, able), any = less(zero, wanted);
      const V divisor = pick(any, wanted, all(1.0));
      const V part = pick(enough, all(1.0), billed * rate / divisor);
      const V doneWork = wantedWork * part, doneSupport = wantedSupport * part;
      x.backlogWork = wantedWork - doneWork;
      x.backlogSupport = wantedSupport - doneSupport;
      const V services = doneWork + doneSupport;
      const V servicesMargin = services - payroll;
      const V recurringCost = only(any, payroll * wantedSupport / divisor);

      // 7.8
      V claims{};
      for (int a = 0; a < 2; a++) {
        const V unclaimed = x.unclaimed[a] * tables.claimed + x.borne[a] * (2 * (1 - tables.claimed));
        claims += (x.unclaimed[a] + x.borne[a] - unclaimed) * ((1 - never) * (1 - rejected));
        x.unclaimed[a] = unclaimed;
      }
      const V claimsOwed = x.claimsOwed * tables.paid + claims * (1 - tables.paid);
      const V claimsPaid = x.claimsOwed + claims - claimsOwed;
      x.claimsOwed = claimsOwed;
      x.earned += accrual * purchases;
      x.gone += x.approved;
      x.free += accrual * purchases - x.approved;
      if (quarterEnds) {
        const V lapsed = smaller(x.free, larger(zero, x.closed - x.gone));
        x.closed = x.earned;
        x.gone += lapsed;
        x.free -= lapsed;
      }

      // 7.9
      const V marketing = x.spend - claims, leadCost = websiteCost * trial.websiteLeads;
      const V gross = resaleProfit + servicesMargin;
      const V selling = salesCost + overhead + leadCost + marketing;
      const V ebitda = gross - selling;
      const V interestPaid = x.debt * interest;
      x.profit += ebitda - interestPaid;
      const V running = payroll + selling;
      x.adjusted += ebitda + (ownerPay - marketPay);
      x.recurring += resaleProfit + doneSupport - recurringCost;
      x.gross += gross;
      x.running += running;
      x.resale += resaleProfit;
      V tax{};
      if (yearEnds) {
        tax = taxRate * larger(zero, x.profit - x.taxed);
        x.taxed = larger(x.taxed, x.profit);
      }

      // 7.10
      const V billedOut = x.invoiced + services;
      const V receivable = x.receivable * tables.customersPay + billedOut * ((1 - tables.customersPay) * waitCustomers);
      const V collected = x.receivable + billedOut - receivable;
      x.receivable = receivable;
      const V payable = x.payable * tables.vendorPaid + purchases * (1 - tables.vendorPaid);
      const V due = x.payable + purchases - payable;
      x.payable = payable;
      const V others = collected + claimsPaid - x.spend - (payroll + salesCost + overhead) - leadCost - interestPaid - tax;
      x.ownCash += others - due;
      x.low = smaller(x.low, x.ownCash);
      const V need = due - (x.cash + others);
      const V drawn = smaller(revolver - x.debt, larger(zero, need)), putIn = larger(zero, need - drawn);
      const V repaid = smaller(x.debt, larger(zero, -need));
      x.debt = x.debt - repaid + drawn;
      const V liquid = larger(zero, -need - repaid);
      V taken{};
      if (yearEnds) taken = only(lessOrEqual(x.debt, zero), larger(zero, liquid - (peg / 12) * x.running));
      x.cash = liquid - taken;

      // 7.11
      const V directBooked = x.directBookings + x.expandedVendor, partnerBooked = x.bookings + x.expandedPartner;
      const V sales = 0.1 * directBooked + 0.04 * partnerBooked + 6000 * (x.directWins - x.referredWins) +
                      5000 * x.referredWins + 2000 * x.wins + (managerHours * 95 + 1000);
      const V contribution =
          (usedVendor + bought) * (1 - cogs) - sales - claims + 0.1 * (usedVendor - usedReferred);

      // 7.12
      x.presentContribution += contribution * early;
      x.presentOwner += (taken - putIn) * late;

      // 10
      x.allBookings += x.bookings;
      x.allBooked += directBooked + partnerBooked;
      x.allRevenue += resaleProfit + services;
      x.allEbitda += ebitda;
      x.allContribution += contribution;
      x.allSlipped += x.slipped;
      x.allServices += servicesMargin;
      x.allBilled += billed;
      x.usedServed = served;
      if (yearEnds && t + 1 < horizon) {
        x.grossBefore = x.gross;
        x.adjusted = x.recurring = x.gross = x.running = x.resale = zero;
      }
    }
  }
}

/** The largest served customer of each trial. */
void findLargest(Chunk &c, const Tables &tables) {
  for (int v = 0; v < 2 * c.tiles; v++) {
    V base{};
    for (int d = 0; d < term; d++) {
      base = larger(base, only(less(zero, c.trials[v].resoldLeft[d]), all(baseResold * tables.after[3])));
      base = larger(base, only(less(zero, c.trials[v].referredLeft[d]), all(baseReferred * tables.after[3])));
    }
    for (int s = 0; s < strategies; s++) c.states[s][v].largest = base;
  }
  for (int tile = 0; tile < c.tiles; tile++)
    for (int odd = 0; odd < 2; odd++) {
      V most[strategies]{};
      for (int t = 0; t < horizon; t++)
        for (std::uint32_t w = c.winsFrom[t][tile]; w < c.winsFrom[t][tile + 1]; w++)
          for (int s = 0; s < strategies; s++)
            most[s] = larger(most[s], only(c.wins[w].referred[odd][s], c.wins[w].value[odd]));
      for (int s = 0; s < strategies; s++) {
        V &largest = c.states[s][2 * tile + odd].largest;
        largest = larger(largest, most[s]);
      }
    }
  for (const auto &list : c.customers)
    for (const Customer &customer : list)
      for (int s = 0; s < selling; s++)
        if (customer.of >> s & 1) {
          V &largest = c.states[s][customer.place / lanes].largest;
          const int lane = customer.place % lanes;
          if (customer.value > largest[lane]) largest[lane] = customer.value;
        }
}

INLINE V clamp(V x, double low, double high) { return larger(all(low), smaller(x, all(high))); }

/** Section 8, and the figures of section 10. */
void value(const State &x, const Trials &trial, const Tables &tables, V *figure) {
  const V e = x.adjusted;
  constexpr double points[5][2] = {{250000, 3.5}, {1e6, 5}, {2e6, 6}, {5e6, 8}, {1e7, 9}};
  const V ln = logarithm(clamp(e, points[0][0], points[4][0]));
  V size = all(points[0][1]);
  for (int i = 0; i < 4; i++) {
    const double from = std::log(points[i][0]), to = std::log(points[i + 1][0]);
    const V line = points[i][1] + (points[i + 1][1] - points[i][1]) * ((ln - from) / (to - from));
    size = pick(less(all(points[i][0]), e), line, size);
  }
  size = pick(lessOrEqual(all(points[4][0]), e), all(points[4][1]), size);

  const V r = larger(zero, x.recurring), rest = larger(zero, x.gross - x.recurring), whole = r + rest;
  const M some = less(zero, whole);
  const V share = r / pick(some, whole, all(1.0));
  const V recurring = pick(some, clamp(0.7 + 0.5 * (share - 0.5) / 0.35, 0.6, 1.3), all(1.0));

  const M serves = less(zero, x.usedServed);
  const V top = only(serves, smaller(all(1.0), x.largest / pick(serves, 12 * x.usedServed, all(1.0))));
  const V steep = 0.9 - 0.2 * (smaller(top, all(0.25)) - 0.15) / 0.1;
  const V customer = pick(lessOrEqual(top, all(0.1)), all(1.0),
                          pick(lessOrEqual(top, all(0.15)), 1 - 0.1 * (top - 0.1) / 0.05, steep));

  const M grew = less(zero, x.grossBefore);
  const V growth = (x.gross - x.grossBefore) / pick(grew, x.grossBefore, all(1.0));
  const V growing = pick(grew, clamp(1 + 0.5 * (growth - 0.08), 0.8, 1.25), all(1.0));

  const V multiple = clamp(size * recurring * customer * growing * trial.buyersLuck, 2, 14);
  const V value = larger(zero, e) * multiple;
  const V equity = value - x.debt - 0.2 * x.unexpired + x.cash - (2.0 / 12) * x.running;
  const M earns = less(zero, x.gross);
  const V resalePart = only(earns, clamp(x.resale / pick(earns, x.gross, all(1.0)), 0, 1));
  const V price = equity - (1 - trial.consents) * value * resalePart;
  const V paid = larger(zero, price);
  const V costs = 0.05 * paid;
  const V lostLate = 0.2 * (paid - costs) * (1 - 0.7 / 1.12);
  const V exitTax = 0.2 * (paid - costs - lostLate);
  const V proceeds = price - costs - lostLate - exitTax;

  const double end = tables.discount[horizon];
  figure[0] = x.presentContribution + x.presentOwner + equity / end;
  figure[1] = value;
  figure[2] = x.presentOwner + proceeds / end;
  figure[3] = x.allBookings;
  figure[4] = x.allBooked;
  figure[5] = x.allRevenue;
  figure[6] = x.allEbitda;
  figure[7] = x.allContribution;
  figure[8] = x.allSlipped;
  figure[9] = x.leads[0];
  figure[10] = x.leads[1];
  figure[11] = x.allServices;
  figure[12] = x.allBilled / (horizon * heads * paidHours);
  figure[13] = x.low;
}

/** Plays the trials from 2 * `block` on and gives the figures of each V to `take(strategy, vector, figures)`. */
template <class Take> void play(Chunk &c, const Tables &tables, std::uint64_t block, Take take) {
  c.block = block;
  begin(c);
  for (int t = 0; t < horizon; t++) {
    market(c, tables, t);
    newOrders(c, tables, t);
    decideOrders(c, t);
    vendorsTeam(c, tables, t);
    renewBase(c, tables, t);
    for (int placed = t - term; placed >= 0; placed -= term) {
      renewWins(c, t, placed);
      renewCustomers(c, t, placed);
    }
    account(c, tables, t);
  }
  findLargest(c, tables);
  for (int s = 0; s < strategies; s++)
    for (int v = 0; v < 2 * c.tiles; v++) {
      V figure[figures];
      value(c.states[s][v], c.trials[v], tables, figure);
      take(s, v, figure);
    }
}

/** The number of a whole argument, or -1. */
long whole(const char *text) {
  long n = 0;
  const char *end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, n);
  return error == std::errc{} && stop == end && n > 0 ? n : -1;
}

void printFigures(long n, int tiles, const Tables &tables) {
  std::printf("strategy,trial");
  for (const char *name : figureNames) std::printf(",%s", name);
  std::printf("\n");
  std::vector<double> kept(strategies * figures * (std::size_t)n);
  Chunk c = makeChunk(tiles);
  for (long first = 0; first < n; first += tileTrials * tiles)
    play(c, tables, (std::uint64_t)first / 2, [&](int s, int v, const V *figure) {
      for (int l = 0; l < lanes; l++) {
        const long trial = first + tileTrials * (v / 2) + 2 * l + v % 2;
        if (trial >= n) continue;
        for (int f = 0; f < figures; f++) kept[((std::size_t)s * n + trial) * figures + f] = figure[f][l];
      }
    });
  for (int s = 0; s < strategies; s++)
    for (long trial = 0; trial < n; trial++) {
      std::printf("%s,%ld", strategyNames[s], trial);
      for (int f = 0; f < figures; f++) std::printf(",%.17g", kept[((std::size_t)s * n + trial) * figures + f]);
      std::printf("\n");
    }
}

void printMeans(long n, int tiles, const Tables &tables) {
  V sums[strategies][figures]{};
  const auto start = std::chrono::steady_clock::now();
  Chunk c = makeChunk(tiles);
  for (long first = 0; first < n; first += tileTrials * tiles)
    play(c, tables, (std::uint64_t)first / 2, [&](int s, int v, const V *figure) {
      V trial;
      for (int l = 0; l < lanes; l++) trial[l] = (double)(first + tileTrials * (v / 2) + 2 * l + v % 2);
      const M asked = less(trial, all((double)n));
      for (int f = 0; f < figures; f++) sums[s][f] = addWhere(asked, sums[s][f], figure[f]);
    });
  double means[strategies][figures]{};
  for (int s = 0; s < strategies; s++)
    for (int f = 0; f < figures; f++) {
      for (int l = 0; l < lanes; l++) means[s][f] += sums[s][f][l];
      means[s][f] /= (double)n;
    }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("{\"seconds\": %.6f, \"trials\": %ld, \"means\": {", took.count(), n);
  for (int s = 0; s < strategies; s++) {
    std::printf("%s\"%s\": {", s ? ", " : "", strategyNames[s]);
    for (int f = 0; f < figures; f++) std::printf("%s\"%s\": %.17g", f ? ", " : "", figureNames[f], means[s][f]);
    std::printf("}");
  }
  std::printf("}}\n");
}

constexpr long usualChunk = 64;

} // namespace

int main(int count, char **arguments) {
  const bool one = count > 1 && std::strcmp(arguments[1], "--figures") == 0;
  const int at = one ? 2 : 1;
  const long n = count > at ? whole(arguments[at]) : -1;
  const long chunk = count > at + 1 ? whole(arguments[at + 1]) : usualChunk;
  if (n < 0 || chunk < 0 || chunk % 16 != 0 || count > at + 2) {
    std::fprintf(stderr, "reference TRIALS [CHUNK] | reference --figures N [CHUNK]; CHUNK is a multiple of 16, usually %ld\n",
                 usualChunk);
    return 2;
  }
  const Tables tables = makeTables();
  if (one)
    printFigures(n, (int)(chunk / tileTrials), tables);
  else
    printMeans(n, (int)(chunk / tileTrials), tables);
}
