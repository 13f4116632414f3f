import { build, transform } from 'esbuild';
import zlib from 'zlib'; import fs from 'fs';
const gz=s=>zlib.gzipSync(s,{level:9}).length;
const css=await transform(fs.readFileSync('src/box/box.css','utf8'),{loader:'css',minify:true,charset:'utf8',target:['chrome69','firefox68','safari13']});
const T=['chrome80','firefox74','safari13.1'];
const go=async(stub,extra={},c=css.code.trim())=>{const r=await build({entryPoints:['src/box/main.ts'],bundle:true,write:false,format:'iife',minify:true,charset:'utf8',target:T,supported:{destructuring:true},define:{BOX_STYLE:JSON.stringify(c)},tsconfigRaw:'{}',plugins:[{name:'s',setup(b){b.onLoad({filter:/\.ts$/},a=>{if(stub&&a.path.endsWith(stub)){const n=[...fs.readFileSync(a.path,'utf8').matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(m=>`export const ${m[1]}=globalThis.${m[1]};`).join('');return{contents:n,loader:'ts'}}})}}],...extra});return gz(r.outputFiles[0].text)};
const full=await go();console.log('full',full,'nocss',full-await go('',{},''));
for(const f of fs.readdirSync('src/box').filter(f=>f.endsWith('.ts')&&f!=='main.ts'))console.log(f,full-await go('/'+f));
console.log('mangled',await go('',{mangleProps:/^(chosen|listed|groups|state|presets|days|settle|question|composition|preset|button|label|element|foot|opener|dialog|hush|say|unfinished|owns|active|warn|wait|fill|kept|drop|ask|leap|step|none|form|clear|hint)$/}).catch(e=>e.message.slice(0,100)));
