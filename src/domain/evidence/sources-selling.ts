import type { Source } from './source.ts'

/** Studies of sales teams, marketing funds, leads and hospitality. */
export const sellingSources: readonly Source[] = [
  {
    id: 'S45',
    title: 'BenchSights: Quota against on-target earnings',
    where: 'benchsights.com/first-look-from-benchsights_v7',
    year: 2021,
  },
  {
    id: 'S46',
    title: 'Ryan Consulting: OTE and quota architecture',
    where: 'ryanconsulting.ai/courses/fa-commission-modeling/ote-and-quota-architecture',
    year: 2025,
  },
  {
    id: 'S47',
    title: 'ChatAE: OTE guide for software account executives',
    where: 'chatae.ai/blog/software-sales-account-executive-ote-guide',
    year: 2025,
  },
  {
    id: 'S48',
    title: 'Pulse RevOps on Bridge Group 2024, Gong and Pavilion',
    where: 'pulserevops.com/industry-kpis/q17',
    year: 2026,
  },
  {
    id: 'S49',
    title: 'Reference.com: Market development funds',
    where: 'reference.com/browse/Market+development+funds',
    year: 2015,
  },
  {
    id: 'S50',
    title: 'Transformance: MDF and co-op advertising',
    where: 'transformance.ai/glossary/mdf-and-co-op-advertising',
    year: 2026,
  },
  {
    id: 'S53',
    title: 'Market development funds that go unused',
    where: 'feeonlynews.com/?p=221427',
    year: 2026,
  },
  {
    id: 'S54',
    title: 'Joint go-to-market planning: plan examples (illustrative companies)',
    where: 'github.com/mbfinotti/partnerships-skills, skills/joint-gtm-planning/references/plan-examples.md',
    year: 2026,
  },
  {
    id: 'S55',
    title: 'ZINFI: MDF reimbursement',
    where: 'zinfi.com/?p=65799',
    year: 2025,
  },
  {
    id: 'S57',
    title: 'PartnerFlo: How to structure MDF for a channel partner programme (UK)',
    where: 'partnerflo.io/blog/how-to-structure-mdf-channel-partner-programme',
    year: 2026,
  },
  {
    id: 'S59',
    title: 'HubSpot demand-generation survey, restated',
    where: 'digitalmarketingtrick.com/?p=12708',
  },
  {
    id: 'S60',
    title: 'First Page Sage: Average cost per lead by industry (data of 2018-22)',
    where: 'redesign.fpsclients.com/wp/average-cost-per-lead-by-industry',
    year: 2023,
  },
  {
    id: 'S62',
    title: 'b2blead: Cost per lead',
    where: 'b2blead.io/blog/cost-per-lead',
    year: 2026,
  },
  {
    id: 'S63',
    title: 'Gorilla 76: Cost per lead, trade show against website',
    where: 'gorilla76.com/cost-per-lead-comparison-trade-show-vs-website',
    year: 2018,
  },
  {
    id: 'S64',
    title: 'MediaPost on the response rate report of the DMA',
    where: 'mediapost.com/publications/article/179285',
    year: 2012,
  },
  {
    id: 'S70',
    title: 'eMarketer on Implisit: conversion by source of the lead',
    where: 'emarketer.com/Article/Referrals-Fuel-Highest-B2B-Conversion-Rates/1012000',
    year: 2015,
  },
  {
    id: 'S71',
    title: 'Customer Experience Partners on Implisit: conversion by source of the lead',
    where: 'customerexperiencepartners.com/2018.01.01_arch.html',
    year: 2018,
  },
  {
    id: 'S72',
    title: 'Fairview: Marketing funnel metrics',
    where: 'getfairview.com/blog/marketing-funnel-metrics-template',
    year: 2026,
  },
  {
    id: 'S73',
    title: 'b2blead: B2B conversion rate',
    where: 'b2blead.io/blog/b2b-conversion-rate',
    year: 2026,
  },
  {
    id: 'S74',
    title: 'Altior: Conversion rate',
    where: 'altiorco.com/revops-dictionary/conversion-rate',
  },
  {
    id: 'S76',
    title: 'Koromo on Ebsta and Pavilion 2025: pipeline management',
    where: 'terasu.koromo.io/en/blog/sales-pipeline-management-guide',
    year: 2025,
  },
  {
    id: 'S79',
    title: 'Schley on sports suites (mid-2000s)',
    where: 'law-journals-books.vlex.com/vid/55555751',
  },
  {
    id: 'S80',
    title: 'Fortune 100 companies: ownership of premium seats (about 2012)',
    where: 'ru.scribd.com/document/282574785',
  },
  {
    id: 'S84',
    title: 'HBR: Stop losing sales to customer indecision (by way of a reprint)',
    where: 'managementconsultingconnection.com',
    year: 2022,
  },
]
