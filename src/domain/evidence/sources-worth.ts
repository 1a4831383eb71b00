import type { Source } from './source.ts'

/** Studies of credit, valuation and retention, and the source code of media-mix tools. */
export const worthSources: readonly Source[] = [
  {
    id: 'S91',
    title: 'Ingram Micro Cloud support: Net 30 terms',
    where: 'kb.cloud.im/support/solutions/articles/66000396605',
  },
  {
    id: 'S92',
    title: 'CRN UK: Bell offers resellers longer credit terms (about 2008)',
    where: 'channelweb.co.uk/news/1888610',
  },
  {
    id: 'S93',
    title: 'Business Solutions: Control your cash flow',
    where: 'varinsights.com/doc/Control-Your-Cash-Flow-0001',
    year: 2007,
  },
  {
    id: 'S94',
    title: 'CRN UK: Jump on board the credit bus',
    where: 'channelweb.co.uk/analysis/1878731',
  },
  {
    id: 'S95',
    title: "IT Reseller: Fair's fair",
    where: 'itrportal.com/articles/2004/11/04/780-fairs',
    year: 2004,
  },
  {
    id: 'S97',
    title: 'Eight M on Solganick and CRN: MSP valuation multiples',
    where: 'eight-m.com/msp-valuation-multiples',
    year: 2026,
  },
  {
    id: 'S98',
    title: 'NUOPTIMA: guide to MSP EBITDA multiples',
    where: 'nuoptima.com/msp-ebitda-multiple-valuation-guide',
    year: 2025,
  },
  {
    id: 'S99',
    title: 'ExitValue: How to value an MSP',
    where: 'exitvalue.ai/blog/how-to-value-msp-business',
    year: 2026,
  },
  {
    id: 'S100',
    title: 'Ad Astra Equity on N2M and Aventis: EBITDA multiples of IT services',
    where: 'adastraequity.com/ebitda-multiples/it-services-company',
    year: 2026,
  },
  {
    id: 'S101',
    title: 'Dealflow OS: valuation of managed IT services',
    where: 'dealflow-os.com/blog/it-managed-services-business-valuation',
    year: 2025,
  },
  {
    id: 'S102',
    title: 'humanr.ai: valuation of managed against professional services',
    where: 'humanr.ai/intelligence/managed-services-vs-professional-services-valuation-margins',
    year: 2025,
  },
  {
    id: 'S103',
    title: 'ExitValue: IT services',
    where: 'exitvalue.ai/valuation/it-services',
    year: 2026,
  },
  {
    id: 'S104',
    title: 'Ventures Market',
    where: 'venturesmarket.com',
    year: 2026,
  },
  {
    id: 'S107',
    title: 'SaaS Capital: research brief 28, retention by contract size',
    where: 'alexisfairbanks.com/acvs-in-a-multi-year-contract-1486',
    year: 2023,
  },
  {
    id: 'S111',
    title: 'Robyn: demo.R and R/transformation.R at commit 5915aa9',
    where: 'github.com/facebookexperimental/Robyn',
    year: 2025,
  },
  {
    id: 'S112',
    title: 'Meridian: prior_distribution.py at commit 8ca83f6',
    where: 'github.com/google/meridian',
    year: 2026,
  },
  {
    id: 'S113',
    title: 'PyMC-Marketing: adstock.py and saturation.py at commits 00efd07 and 01913ec',
    where: 'github.com/pymc-labs/pymc-marketing',
    year: 2025,
  },
  {
    id: 'S121',
    title: 'Lesson on discounted cash flow',
    where: 'fin-sim-flame.vercel.app/learn/ib-1',
  },
  {
    id: 'S124',
    title: 'Summit Acquisitions: sample calculation of value',
    where: 'vdocuments.net/calculation-of-value-sample-summit-acquisitions.html',
    year: 2016,
  },
]
