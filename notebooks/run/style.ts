/** What the pages of notebooks have besides the style of the report. */
export const notebookStyle = `
main,header,footer{max-width:920px}header{padding-bottom:18px}
main p,main li{max-width:72ch}main>p{margin:0 0 14px}main>h2{margin:40px 0 8px}main>h3{font-size:16px;margin:26px 0 6px}main ul,main ol{margin:0 0 14px;padding-left:22px}main li{margin:0 0 5px}
main a{color:var(--ahead)}code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
p code,li code,td code{background:var(--chip);border-radius:4px;padding:1px 5px;overflow-wrap:anywhere}
pre{margin:0;overflow-x:auto;white-space:pre}
.cell{margin:18px 0 26px}.cell>*+*{margin-top:14px}
details{border:1px solid var(--line);border-radius:8px;background:var(--card)}
summary{cursor:pointer;color:var(--muted);font-size:13px;padding:7px 14px}summary:focus-visible{outline:2px solid var(--ahead);outline-offset:2px;border-radius:8px}
details pre{padding:4px 14px 14px}
.said{border-left:3px solid var(--line);padding:2px 0 2px 14px}
.stated{font-weight:600;font-variant-numeric:tabular-nums}
.shown{width:auto;min-width:min(100%,420px)}.shown td{font-variant-numeric:tabular-nums}.shown .number{text-align:right}.shown td.number{white-space:nowrap}.shown th,.shown td{min-width:72px;overflow-wrap:normal}.shown td:first-child{min-width:112px}
.cell figure{margin-bottom:0}
.wrong{border:1px solid var(--behind);border-left-width:4px;border-radius:6px;padding:10px 14px;color:var(--behind);overflow-wrap:anywhere}.wrong p{margin:0;max-width:none}
.note{border-left:3px solid var(--strong);padding:2px 0 2px 14px;color:var(--muted)}
@media print{main,header,footer{max-width:none}main p,main li{max-width:none}details{display:none}pre{white-space:pre-wrap;font-size:7.6pt}.cell{margin:8pt 0 12pt}main>h2{margin:16pt 0 4pt}.wrong{break-inside:avoid}}
`
