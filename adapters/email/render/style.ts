/**
 * The style of a mail: one column that fits a phone, system fonts, and colours for dark mode. A program that ignores
 * styles still shows headings, paragraphs and links in order.
 */
export const STYLE = `
:root{color-scheme:light dark}
body{margin:0;padding:0;background:#f4f4f2;color:#1d1d1f;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%}
.page{max-width:600px;margin:0 auto;padding:20px 16px;background:#fff;overflow-wrap:break-word}
h1{font-size:20px;line-height:1.3;margin:0 0 12px}
h2{font-size:17px;line-height:1.35;margin:0 0 4px}
.entry+p{margin-top:14px}
p{margin:0 0 8px}
a{color:#0b57d0}
h2 a{text-decoration:none}
.entry{border-top:1px solid #e3e3df;padding:14px 0 10px}
.meta,.note,.foot{color:#5c5c61;font-size:14px}
.meta a,.note a,.foot a{color:inherit}
.note,.foot{margin:12px 0 0}
.foot{border-top:1px solid #e3e3df;padding-top:12px}
.picture{display:block;width:100%;max-width:560px;height:auto;margin:6px 0 8px;border-radius:8px;font-size:14px;color:#5c5c61}
.button{display:inline-block;min-width:44px;margin:4px 8px 4px 0;padding:8px 14px;border:1px solid #c9c9c4;border-radius:8px;font-size:15px;line-height:1.4;text-align:center;text-decoration:none;color:#1d1d1f}
.primary{background:#0b57d0;border-color:#0b57d0;color:#fff}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.95em}
.unseen{display:none;max-height:0;overflow:hidden}
@media (prefers-color-scheme:dark){
body{background:#111113;color:#ececee}
.page{background:#1b1b1e}
a{color:#8ab4f8}
.entry,.foot{border-color:#38383d}
.meta,.note,.foot,.picture{color:#a6a6ad}
.button{border-color:#55555c;color:#ececee}
.primary{background:#8ab4f8;border-color:#8ab4f8;color:#10131a}
}`;
