import { chartStyle } from './html-chart.ts'

/** The only style of the page; the page names its hash, so no other style can apply. A phone is 360 wide, paper A4 or Letter. */
export const style = `
:root{color-scheme:light dark;--ground:#fff;--card:#f8fafc;--ink:#111827;--muted:#5b6472;--line:#e5e7eb;--strong:#9aa3b2;--ahead:#0067a3;--behind:#b84e00;--chip:#eef2f7;--shade:#11182740}
@media (prefers-color-scheme:dark){:root{--ground:#0f141b;--card:#171e27;--ink:#e8ecf2;--muted:#9aa6b6;--line:#2a3441;--strong:#566274;--ahead:#5bb4ec;--behind:#f29a5c;--chip:#222c38;--shade:#c3cedc59}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
main,header,footer{max-width:1080px;margin:0 auto;padding:0 32px}
header{padding-top:48px}
.brand{font-size:13px;font-weight:600;letter-spacing:.04em;color:var(--muted);margin:0 0 12px}
h1{font-size:32px;line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:0}
.meta{color:var(--muted);margin:8px 0 0;font-size:14px}
section{margin:44px 0}
h2{font-size:20px;line-height:1.3;letter-spacing:-.01em;font-weight:650;margin:0 0 6px}h2+figure,h2+ul,h2+dl{margin-top:16px}
.hint{color:var(--muted);font-size:14px;margin:0 0 16px;max-width:74ch}
.finding{margin:28px 0 0;padding:0}
.finding p{max-width:68ch;margin:0 0 10px;text-wrap:pretty}
.finding p.lead{font-size:21px;line-height:1.45;letter-spacing:-.005em;font-weight:500;max-width:60ch}
.amount{white-space:nowrap}
.parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(340px,100%),1fr));gap:10px 44px;margin:26px 0 0}.parts h3{font-size:13px;font-weight:600;color:var(--muted);margin:0 0 4px}.finding .parts p{margin:0}.finding p.hint{margin:18px 0 0;max-width:74ch}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(208px,1fr));gap:16px;margin:28px 0 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 20px}
.card h3{margin:0;font-size:13px;font-weight:600;color:var(--muted)}
.card{display:flex;flex-direction:column}.card p.big{color:var(--ink);font-size:30px;line-height:1.15;font-weight:650;letter-spacing:-.02em;margin:6px 0 2px}
.card p{margin:0;font-size:14px;color:var(--muted)}
.card svg{display:block;width:100%;height:8px;margin:auto 0 0;border-radius:4px}.card p:last-of-type{padding-bottom:14px}
.track{fill:var(--line)}.fill{fill:var(--ahead)}.low .fill{fill:var(--behind)}
.scroll{--under:var(--ground);overflow-x:auto;-webkit-overflow-scrolling:touch}.picture{--under:#fff;--shade:#11182740}.scroll:focus-visible{outline:2px solid var(--ahead);outline-offset:2px}
@media screen{.scroll{background:linear-gradient(270deg,var(--under) 45%,transparent) 100%/40px 100% no-repeat local,linear-gradient(270deg,var(--shade),transparent) 100%/16px 100% no-repeat scroll}
.picture{background:linear-gradient(90deg,var(--under) 45%,transparent) 0/40px 100% no-repeat local,linear-gradient(270deg,var(--under) 45%,transparent) 100%/40px 100% no-repeat local,linear-gradient(90deg,var(--shade),transparent) 0/16px 100% no-repeat scroll,linear-gradient(270deg,var(--shade),transparent) 100%/16px 100% no-repeat scroll}
.scroll thead :is(td,th):first-child,.scroll tbody th:not([colspan]){position:sticky;left:0;background:var(--ground)}tr.seat th>span{position:sticky;left:0}}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:9px 18px 9px 0;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:600;vertical-align:bottom}thead th,thead td{border-bottom-color:var(--strong)}
tbody th{font-weight:400}
.seats{table-layout:fixed}.seats td{font-variant-numeric:tabular-nums}
.seats col.labels{width:168px}.seats col{width:150px}
.seats tr.seat th{padding-top:22px;font-size:12px;font-weight:650;letter-spacing:.06em;color:var(--muted);border-bottom-color:var(--strong)}
.seats tr.change th{padding-left:14px;color:var(--muted)}
.seats .main{font-weight:600;white-space:nowrap}
.seats .aside{display:block;color:var(--muted);font-size:12.5px;white-space:nowrap}.seats th .aside{white-space:normal}
.seats tr.total th,.seats tr.total td{font-weight:600;border-bottom-color:var(--strong)}.seats caption,.assume caption,.figures caption{text-align:left;padding-top:18px;margin:0}
.figures{max-width:640px}.figures td{font-variant-numeric:tabular-nums}
ul.plain+.scroll{margin-top:14px}
.steps th,.steps td{padding-top:5px;padding-bottom:5px}.steps tbody td .main{font-weight:400}.steps tr.total td .main{font-weight:600}.steps .aside{display:inline-block;margin-left:3px;font-weight:400}
.what{color:inherit;text-decoration:underline dotted var(--strong);text-underline-offset:3px}.what:hover{text-decoration-style:solid}.what:focus-visible{outline:2px solid var(--ahead);outline-offset:2px;border-radius:2px}
:target{background:var(--chip);scroll-margin-top:24px}nav{margin:26px 0 0;font-size:14px;color:var(--muted);line-height:1.9}nav a{margin-right:14px;white-space:nowrap}dl.entries{display:block;max-width:none;columns:2;column-gap:44px;font-size:13px}dl.entries+dl.entries{margin-top:18px}dl.entries>div{break-inside:avoid;padding:5px 0}dl.entries dt{color:var(--ink);font-weight:600;overflow-wrap:anywhere}dl.entries dd{color:var(--muted)}dl.entries .path-name{display:block;font-size:12px;overflow-wrap:anywhere}.code{font:12px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;padding:0 0 0 52px;margin:6px 0 18px;color:var(--ink)}.code li::marker{color:var(--muted)}h3{font-size:14px;font-weight:600;margin:14px 0 4px}figure figcaption.hint{padding:8px 12px 10px;margin:0;color:#5b6472;background:#fff}
.quo{font-weight:400;color:var(--muted);font-size:12.5px;display:block}
.good{color:var(--ahead)}.bad{color:var(--behind)}
.path{display:block;width:104px;height:26px;overflow:visible}
.path polyline{fill:none;stroke:var(--ahead);stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}
figure{margin:0 0 24px;background:#fff;border:1px solid var(--line);border-radius:10px;padding:4px}
${chartStyle}
.assume th:first-child{width:36%}
.assume .path-name,.assume .from{display:block;color:var(--muted);font-size:12.5px;overflow-wrap:anywhere}
.assume tr.group th{padding-top:22px;font-weight:650;border-bottom-color:var(--strong)}
.assume tr.group span{font-weight:400;color:var(--muted)}
.chip{display:inline-block;background:var(--chip);border-radius:5px;padding:1px 7px;font-size:12.5px;font-weight:600;white-space:nowrap}
ul.plain{margin:0;padding:0 0 0 18px;max-width:74ch}
ul.plain li{margin:0 0 5px}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:7px 22px;margin:0;font-size:14px;max-width:92ch}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
footer{color:var(--muted);font-size:13px;padding-top:16px;padding-bottom:48px}
@media screen and (max-width:900px){.seats{font-size:13px}.seats col.labels{width:124px}.seats col{width:114px}.seats th,.seats td{padding-right:8px}.seats .aside{font-size:12px}}
@media (max-width:640px){main,header,footer{padding-left:18px;padding-right:18px}header{padding-top:28px}h1{font-size:25px}.finding p.lead{font-size:18px}section{margin:34px 0}
.seats col.labels{width:90px}.seats col{width:88px}.seats{width:max-content;font-size:13px}.seats th,.seats td{padding-right:8px}.seats .aside{font-size:11.5px;white-space:normal}.seats .path{width:78px}.steps .aside{display:block;margin:0}
.assume thead{display:none}.assume tr{display:block;border-bottom:1px solid var(--line);padding:8px 0}.assume th,.assume td{display:block;border:0;padding:1px 0;width:auto}.assume th:first-child{width:auto}
dl.entries{columns:1}dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 9px}}
@page{margin:14mm 13mm}
@media print{nav{display:none}dl.entries{font-size:7.6pt}.code{font-size:6.8pt;line-height:1.35}dl.entries .path-name{font-size:7pt}.what{text-decoration:none}:root{color-scheme:light;--ground:#fff;--card:#fff;--ink:#111827;--muted:#4b5563;--line:#d6dae1;--strong:#8b93a1;--ahead:#0067a3;--behind:#b84e00;--chip:#eef2f7}
body{font-size:10pt;line-height:1.45}main,header,footer{max-width:none;padding:0}header{padding-top:0}section{margin:17pt 0}h1{font-size:19pt}h2{font-size:13pt}.finding{margin-top:12pt}.finding p,.finding p.lead,.finding p.hint,.hint{max-width:none}.parts{grid-template-columns:1fr 1fr;gap:6pt 18pt;margin-top:10pt}.parts h3{font-size:8.6pt}.parts p{font-size:9pt}.finding p.hint{margin-top:6pt}.path{width:64pt;height:16pt}.finding p.lead{font-size:12.5pt}
table,dl,.card p,.hint{font-size:8.6pt}.cards{grid-template-columns:repeat(3,1fr);gap:9pt;margin-top:11pt}.card{padding:8pt 11pt}.card p.big{font-size:17pt}.card p:last-of-type{padding-bottom:7pt}.seats .aside,.assume .path-name,.assume .from{font-size:7.4pt}th,td{padding:3pt 8pt 3pt 0}.seats col{width:auto}.seats col.labels{width:92pt}.seats .main{margin-right:4pt}.seats .aside,.quo{display:inline-block}.seats tr.seat th,.assume tr.group th{padding-top:10pt}
.scroll{overflow:visible}tr,figure,.card,li,.hint{break-inside:avoid}h2,.hint,thead,tr.seat,tr.group{break-after:avoid}footer{padding:0;break-before:avoid}
.track,.fill{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
