// What cdk.json runs, on any system that runs the CDK CLI: `build` brings the classes up to date, `synth` runs the app.
// Both are called for each command of the CLI, so both do as little as possible.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const built = join(root, 'infrastructure', 'target', 'lib');
const sources = ['pom.xml', 'bom/pom.xml', 'runtime/pom.xml', 'runtime/src/main', 'runtime/src/assembly',
  'infrastructure/pom.xml', 'infrastructure/src/main'];
const oldestJava = 17;

const [command, ...rest] = process.argv.slice(2);
switch (command) {
  case 'build': process.exit(build());
  case 'synth': process.exit(synth(rest));
  default: fail(`"${command ?? ''}" was given; this script knows build and synth.`);
}

/** Maven takes seconds to find out that there is nothing to do; comparing times takes milliseconds. */
function build() {
  const zip = join(root, 'infrastructure/target/classes/dev/eventlabs/infrastructure/eventlabs-runtime.zip');
  const stamp = join(root, 'infrastructure/target/packaged'); // Maven dates it when it starts, and writes it when it is done.
  if (existsSync(zip) && existsSync(built) && existsSync(stamp)
      && sources.every((source) => newest(join(root, source)) <= statSync(stamp).mtimeMs)) {
    return 0;
  }
  const maven = join(root, windows ? 'mvnw.cmd' : 'mvnw');
  return run(maven, ['-q', '-f', join(root, 'pom.xml'), '-pl', 'runtime,infrastructure', '-am', '-DskipTests', 'package'],
    { shell: windows });
}

/** When something in this file or folder was last changed; a folder changes when something in it comes or goes. */
function newest(path) {
  const stat = statSync(path);
  return stat.isDirectory()
    ? readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stat.mtimeMs)
    : stat.mtimeMs;
}

function synth(args) {
  if (!existsSync(built)) {
    fail('The app is not built. Run ./mvnw -q -DskipTests package');
  }
  const classPath = [join(root, 'infrastructure/target/classes'), join(built, '*')].join(delimiter);
  // jsii starts a Node for the CDK library: the pinned one if it is installed, else the one that runs the CLI. Not by JSII_NODE:
  // jsii makes a shell command of it, which breaks at a space in the checkout's path.
  const pinned = join(root, 'node_modules/node/bin');
  const node = existsSync(join(pinned, windows ? 'node.exe' : 'node')) ? pinned : dirname(process.execPath);
  const env = {
    // The library warns of what it does itself; what we call is checked by javac, which takes warnings for errors.
    JSII_DEPRECATED: 'quiet',
    ...process.env,
    PATH: [node, process.env.PATH ?? ''].join(delimiter),
  };
  // The JVM lives for seconds: no time for optimising compilers or parallel collectors.
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];
  return run(java(), [...flags, '-cp', classPath, 'dev.eventlabs.infrastructure.app.EventlabsApp', ...args], { env });
}

function run(program, args, options) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', ...options });
  if (error) {
    fail(`${program} can't be run: ${error.message}`);
  }
  return status ?? 1;
}

/** The first JDK that is new enough: JAVA_HOME, the PATH, then where installers put them. */
function java() {
  const exe = windows ? 'java.exe' : 'java';
  const home = [process.env.JAVA_HOME, ...onPath(exe), ...installed()]
    .find((candidate) => candidate && existsSync(join(candidate, 'bin', exe)) && version(candidate) >= oldestJava);
  return home ? join(home, 'bin', exe)
    : fail(`No Java ${oldestJava} or newer was found: not in JAVA_HOME, on the PATH or among the installed ones. `
      + 'Install JDK 25 (https://adoptium.net) or set JAVA_HOME.');
}

function onPath(exe) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, exe)).filter(existsSync)
    .map((file) => dirname(dirname(realpathSync(file))));
}

function installed() {
  return ['/usr/lib/jvm', '/opt/java', '/Library/Java/JavaVirtualMachines', join(homedir(), '.sdkman/candidates/java'),
    join(homedir(), '.jdks'), 'C:\\Program Files\\Eclipse Adoptium', 'C:\\Program Files\\Java',
    'C:\\Program Files\\Amazon Corretto']
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .flatMap((home) => [home, join(home, 'Contents', 'Home')]);
}

/** Every JDK says in its `release` file which it is; asking it would start it. */
function version(home) {
  const release = join(home, 'release');
  const found = existsSync(release) && /^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(readFileSync(release, 'utf8'));
  return found ? Number(found[1]) : 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
