import rule from "../../rules/no-command-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import { exec, execFile, execSync, spawn, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { $, execa, execaCommand } from "execa";
import { NodeSSH } from "node-ssh";
import { Client } from "ssh2";
import { z } from "zod";
const run = promisify(exec);
const ssh = new NodeSSH();`);

new RuleTester().run("no-command-injection", rule, {
  valid: [
    {
      name: "no server action",
      code: `import { exec } from "node:child_process"; export function act(x) { exec(x); }`,
    },
    silent("a command of the program's own", `exec("ls");`),
    silent("execFile with a list of arguments", `execFile("convert", [x, "out.png"]);`),
    silent("spawn with a list of arguments", `spawn("convert", [x, "out.png"]);`),
    silent("spawn that is told to use no shell", `spawn("convert", [x], { shell: false });`),
    silent("execa with a list of arguments", `await execa("convert", [x]);`),
    silent("execa's template", "await $`convert ${x} out.png`;"),
    silent("a number", "exec(`head -n ${Number(x)} log`);"),
    silent("one of several names", `if (!["start", "stop"].includes(x)) return;\nexec(\`service app \${x}\`);`),
    silent("a number as JSON", "exec(`echo ${JSON.stringify(Number(x))}`);"),
    silent("an identifier", "const id = z.string().uuid().parse(x);\nexec(`rm -r cache/${id}`);"),
    silent("what an anchored pattern allows", "if (!/^[a-z0-9-]+$/.test(x)) return;\nexec(`git checkout ${x}`);"),
    silent(
      "a text from which all else is gone",
      `const name = x.replace(/[^a-z0-9]/gi, "");\nexec(\`git checkout \${name}\`);`,
    ),
    silent("arguments that are quoted for another machine", `await ssh.exec("dokku", ["apps:create", x]);`),
    silent("a number for another machine", "await ssh.execCommand(`dokku ps:scale app web=${Number(x)}`);"),
    silent(
      "a command of the program's own for another machine",
      `const other = new Client();\nother.on("ready", () => other.exec("uptime", () => {}));\nother.connect({ host: x });`,
    ),
    silent("quoted by a package", `const { quote } = await import("shell-quote");\nexec(\`ls \${quote([x])}\`);`),
  ],
  invalid: [
    reported(
      "JSON, whose quotes keep a shell from nothing",
      "exec(`echo ${JSON.stringify(x)}`);",
      "exec(`echo ${JSON.stringify(x)}`)",
    ),
    reported("exec", "exec(`convert ${x} out.png`);", "exec(`convert ${x} out.png`)"),
    reported("execSync", `execSync("convert " + x);`, `execSync("convert " + x)`),
    reported("exec that is promisified", "await run(`convert ${x}`);", "run(`convert ${x}`)"),
    reported("the whole command", "exec(x);", "exec(x)"),
    reported("spawn with a shell", `spawn("convert", [x], { shell: true });`, `spawn("convert", [x], { shell: true })`),
    reported(
      "spawn with a shell that is named",
      `spawnSync("convert", [x], { shell: "/bin/bash" });`,
      `spawnSync("convert", [x], { shell: "/bin/bash" })`,
    ),
    reported("a shell that is started", "spawn('sh', ['-c', `convert ${x}`]);", "spawn('sh', ['-c', `convert ${x}`])"),
    reported("the program", "execFile(x, []);", "execFile(x, [])"),
    reported("a command of execa", "await execaCommand(`convert ${x}`);", "execaCommand(`convert ${x}`)"),
    reported(
      "execa with a shell",
      `await execa("convert", [x], { shell: true });`,
      `execa("convert", [x], { shell: true })`,
    ),
    reported(
      "a command for another machine",
      "await ssh.connect({ host: 'a' });\nawait ssh.execCommand(`dokku apps:create ${x}`);",
      "ssh.execCommand(`dokku apps:create ${x}`)",
    ),
    reported(
      "a command behind which arguments stand",
      'await ssh.exec(`dokku ${x}`, ["--force"]);',
      'ssh.exec(`dokku ${x}`, ["--force"])',
    ),
    reported(
      "a command once the connection is there",
      `const other = new Client();\nother.on("ready", () => { other.exec(\`ls \${x}\`, () => {}); });\nother.connect({ host: "a" });`,
      "other.exec(`ls ${x}`, () => {})",
    ),
    reported(
      "a validated text",
      "const name = z.string().parse(x);\nexec(`convert ${name}`);",
      "exec(`convert ${name}`)",
    ),
    reported(
      "the name of a file",
      "exec(`convert ${x.get('image').name}`);",
      "exec(`convert ${x.get('image').name}`)",
      { source: '`x.get("image").name`' },
    ),
  ],
});
