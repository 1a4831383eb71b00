/** What the moving part of a page looks like; it stands in the page's one style. */
export const liveStyle = `
.live-grid{display:grid;grid-template-columns:minmax(290px,4fr) 7fr;grid-template-rows:auto 1fr;gap:0 44px;align-items:start;margin-top:18px}
.live-left{grid-row:1/3}.live-sliders{display:grid;gap:16px}
.live-slider{border:0;margin:0;padding:0;min-width:0}
.live-slider label{display:block;padding:0;font-size:14px;line-height:1.35;font-weight:500}
.live-slider .path-name{display:block;color:var(--muted);font-size:12px;font-weight:400;overflow-wrap:anywhere}
.live-slider .head{display:flex;gap:12px;justify-content:space-between;align-items:flex-start}
.live-slider .set{display:flex;flex-direction:column;align-items:flex-end;gap:2px;font-size:13px;font-variant-numeric:tabular-nums}
.live-slider .set output{color:var(--ahead);font-weight:600;white-space:nowrap}
.live-slider .is-now{margin:0;font-size:12.5px;line-height:1.4;color:var(--muted)}
.live-slider input[type=range]{display:block;width:100%;height:22px;margin:3px 0;accent-color:var(--muted);cursor:pointer}
.live-slider.moved input[type=range]{accent-color:var(--ahead)}
.live-slider .how{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center;font-size:12.5px;color:var(--muted);min-height:26px}
.live-slider .how label{display:inline-flex;gap:5px;align-items:center;font-size:12.5px;font-weight:400;color:var(--muted);cursor:pointer}
.live-slider .how input{margin:0;accent-color:var(--ahead)}
.live button{font:inherit;font-size:13px;font-weight:500;color:var(--ink);background:var(--chip);border:1px solid var(--line);border-radius:6px;padding:3px 11px;cursor:pointer}
.live button:disabled{color:var(--muted);cursor:default}
.live button:focus-visible,.live input:focus-visible,.live textarea:focus-visible,.live summary:focus-visible{outline:2px solid var(--ahead);outline-offset:2px}.live input[type=range]:focus-visible{outline-offset:0;border-radius:4px}
.live-slider .set button{padding:0 9px;font-size:12.5px}.live-slider .set button[hidden]{display:none}
.live-state{display:flex;flex-wrap:wrap;gap:6px 16px;align-items:center;justify-content:space-between;margin:0 0 12px;font-size:13px;color:var(--muted);min-height:30px}
.live-state .busy::before{content:"";display:inline-block;width:8px;height:8px;border-radius:50%;background:var(--ahead);margin-right:7px}
.live-best{margin:0 0 4px;font-size:15px}.live-best b{font-weight:600}
.live-sum{padding-bottom:10px}
.live-figures{display:grid;gap:16px;margin-top:6px}
.live-row h3{margin:0 0 2px;font-size:14px;font-weight:600}.live-row h3 span{font-weight:400;color:var(--muted)}
.live-one{display:grid;grid-template-columns:minmax(90px,136px) minmax(80px,1fr) 58px 184px;gap:0 12px;align-items:center;padding:2px 0;border-bottom:1px solid var(--line);font-size:13.5px;font-variant-numeric:tabular-nums}
.live-one .name{line-height:1.3}.live-one .main{font-weight:600;text-align:right;white-space:nowrap}
.live-one .change{font-size:12.5px;color:var(--muted)}.live-one .change.good{color:var(--ahead)}.live-one .change.bad{color:var(--behind)}
.live-one svg{display:block;width:100%;height:22px;overflow:visible}
.live-one .axis{stroke:var(--line);stroke-width:1}.live-one .was{fill:var(--strong)}.live-one .is{fill:var(--ahead)}
.live-one .was-mid{stroke:var(--muted);stroke-width:2}.live-one .is-mid{stroke:var(--ink);stroke-width:2}
.live-copy{margin-top:18px;font-size:14px}.live-copy summary{cursor:pointer;font-weight:500}
.live-copy label{display:block;margin:10px 0 4px;font-size:13px;color:var(--muted)}
.live-copy textarea{display:block;width:100%;font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:8px 10px;resize:vertical}
.live-copy button{margin-top:6px}
.live-why{color:var(--behind);font-size:14px;margin:0 0 8px}
.live-said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (min-width:901px) and (min-height:860px){.live-left{position:sticky;top:16px}}
@media (max-width:900px){.live-grid{display:block}.live-copy{margin-bottom:18px}.live-sum{position:sticky;bottom:0;z-index:1;background:var(--ground);border-top:1px solid var(--strong);padding:8px 0;margin-top:18px}.live-state{margin:0 0 4px}.live-best{font-size:13.5px;line-height:1.4}.live-left :is(input,button,summary,textarea){scroll-margin-bottom:calc(var(--bar,0px) + 8px)}}
@media (max-width:640px){.live-one{grid-template-columns:minmax(0,1fr) auto;gap:0 10px;padding:4px 0}.live-one .name{grid-column:1}.live-one .main{grid-column:2;grid-row:1}.live-one svg{grid-column:1;grid-row:2}.live-one .change{grid-column:2;grid-row:2;text-align:right}}
@media print{.live{display:none}}
`
