import type { Source } from './source.ts'

/** Studies of ecosystems, service practices, benches and resale programs. */
export const practiceSources: readonly Source[] = [
  {
    id: 'S01',
    title: 'Partner economics: benchmarks, figure grading and partner types',
    where: 'github.com/mbfinotti/partnerships-skills, skills/partner-economics/references',
    year: 2026,
  },
  {
    id: 'S02',
    title: 'IDC for Microsoft: Partner opportunity in the Microsoft ecosystem',
    where: '1library.net/document/qv45lrrq',
    year: 2011,
  },
  {
    id: 'S03',
    title: 'diginomica on IDC: the Salesforce economy',
    where: 'diginomica.com/dreamforce-2021-salesforce-economy-thrived-during-pandemic-what-lies-ahead-vaccine-economy',
    year: 2021,
  },
  {
    id: 'S04',
    title: 'Omdia: Partner ecosystem multiplier, the AWS opportunity (seen as a catalogue entry only)',
    where:
      'aws.amazon.com/resources/analyst-reports/omdia/global-whitepaper-ardm-25-partner-ecosystem-multiplier-the-aws-opportunity',
    year: 2025,
  },
  {
    id: 'S05',
    title: 'CDW: quarterly report (10-Q) to 30 September 2024',
    where: 'news.futunn.com/translate-news/notice/301182007/zh-hk/0',
    year: 2024,
  },
  {
    id: 'S07',
    title: 'ChannelE2E on Service Leadership: what MSPs and VARs are worth (data of 2015)',
    where: 'channele2e.com/channel-partners/msps/msp-var-valuations-what-your-business-is-really-worth',
    year: 2016,
  },
  {
    id: 'S09',
    title: 'CSO Insights 2018-19, restated by Top Sales World',
    where: 'topsalesworld.com/to-increase-forecast-win-rates-focus-on-customer-relationships',
  },
  {
    id: 'S11',
    title: 'Chief: Slip rate',
    where: 'getchief.com/sales-glossary-terms/slip-rate',
    year: 2025,
  },
  {
    id: 'S12',
    title: 'Oracle: results of the third quarter of fiscal 2008, with those of a year before',
    where: 'sec.gov/Archives/edgar/data/1341439/000089161808000179/f38203exv99w1.htm',
    year: 2008,
  },
  {
    id: 'S13',
    title: 'Oracle: results of the fourth quarter of fiscal 2007',
    where: 'sec.gov/Archives/edgar/data/1341439/000089161807000384/f31468exv99w1.htm',
    year: 2007,
  },
  {
    id: 'S14',
    title: 'Larkin: The cost of high-powered incentives, Journal of Labor Economics 32(2)',
    where: 'hbs.edu/faculty/Pages/item.aspx?num=44268',
    year: 2014,
  },
  {
    id: 'S15',
    title: 'Partner Standard: Market development funds',
    where: 'pro.partnerstandard.com/glossary/market-development-funds-mdf',
    year: 2026,
  },
  {
    id: 'S16',
    title: 'Gangly: 31 sales forecasting accuracy statistics (its citations could not be traced)',
    where: 'getgangly.com/blog/sales-forecasting-accuracy-statistics',
    year: 2026,
  },
  {
    id: 'S17',
    title: 'Entrepreneur on Vantage Point and the Sales Management Association: practices of sales forces',
    where: 'entrepreneur.com/article/242990',
    year: 2015,
  },
  {
    id: 'S21',
    title: 'QBS group: Retaining customers in the cloud',
    where: 'qbsgroup.com/en-uk/blog/retaining-customers-in-the-cloud',
    year: 2013,
  },
  {
    id: 'S25',
    title: 'BTA on Service Leadership: data report of the second quarter',
    where: 'members.bta.org/news/Details/service-leadership-releases-q2-data-report-224735',
    year: 2024,
  },
  {
    id: 'S27',
    title: 'Junto: MSP valuation',
    where: 'resources.juntoit.com/junto-blog/msp-valuation',
    year: 2025,
  },
  {
    id: 'S28',
    title: 'humanr.ai on SPI 2025: hidden margin of the delivery model',
    where: 'humanr.ai/intelligence/hidden-margin-delivery-model-efficiency',
    year: 2025,
  },
  {
    id: 'S29',
    title: 'Deltek and SPI Research: professional services benchmarks',
    where: 'deltek.com/de-de/blog/2023-professional-services-benchmarks',
    year: 2024,
  },
  {
    id: 'S30',
    title: 'Workday on the SPI 2025 benchmark',
    where: 'blog.workday.com/en-us/4-make-or-break-priorities-professional-service-firms-2025.html',
    year: 2025,
  },
  {
    id: 'S31',
    title: 'humanr.ai: billable utilisation targets in IT services',
    where: 'humanr.ai/intelligence/it-services-billable-utilization-targets-v2',
    year: 2025,
  },
  {
    id: 'S32',
    title: 'SPI Research: release of the 2020 benchmark',
    where: 'spiresearch.com/2020/01/25',
    year: 2020,
  },
  {
    id: 'S34b',
    title: 'Summary of the CDW annual report for 2024',
    where: 'mymarketwizard.com/filing/cdw-corp-10-k-analysis-summary-2-21-2025',
    year: 2025,
  },
  {
    id: 'S35',
    title: 'Partner channel program: economics and benchmarks',
    where: 'github.com/mbfinotti/partnerships-skills, skills/partner-channel-program/references',
    year: 2026,
  },
  {
    id: 'S36',
    title: 'Microsoft partner ecosystem pricing',
    where: 'microsoftnegotiations.com/blog/microsoft-partner-ecosystem-pricing',
    year: 2026,
  },
  {
    id: 'S37',
    title: 'Work 365: the math behind the performance standard for direct-bill partners (about 2018-20)',
    where: 'work365apps.com/the-math-behind-it-all-microsoft-performance-standard-for-direct-bill-partners',
  },
  {
    id: 'S38',
    title: 'CIAOPS: Microsoft SMB partner incentives',
    where: 'blog.ciaops.com/2025/06/14',
    year: 2025,
  },
  {
    id: 'S41',
    title: 'CRN: interview with Gavriella Schuster of Microsoft (about 2018-19)',
    where: 'wotc.crn.com/slideshow',
  },
]
