// Writes the app that README.md shows under "One construct in your own app" into a folder, exactly as a reader would type it: pom.xml, the
// Java files in their places, and cdk.json with the path of this checkout.  node .ci/own-app.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '..');
const folder = resolve(process.argv[2]);
const section = readFileSync(join(checkout, 'README.md'), 'utf8')
  .split(/^## /m).find((part) => part.startsWith('One construct in your own app\n'));

const write = (path, text) => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.replaceAll('path/to/eventlabs', checkout));
};
const blocks = (language) => [...section.matchAll(new RegExp('^```' + language + '\n(.*?)^```$', 'gms'))].map((found) => found[1]);

const [pom] = blocks('xml');
write('pom.xml', pom);
const [cdk] = blocks('json');
write('cdk.json', cdk);
const classes = blocks('java');
for (const source of classes) {
  const name = source.match(/^(?:public )?(?:final )?class (\w+)/m)[1];
  const packageFolder = source.match(/^package ([\w.]+);$/m)[1].replaceAll('.', '/');
  write(`src/${name.endsWith('Test') ? 'test' : 'main'}/java/${packageFolder}/${name}.java`, source);
}
console.log(`pom.xml, cdk.json and ${classes.length} classes of README.md are in ${folder}`);
